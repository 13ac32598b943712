import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../shared/user-error.ts';
import type { FetchToolOptions } from '../../packages/tool-package.ts';
import { emnapiPackages } from '../emnapi-packages.ts';
import type { AddonSpec } from '../addon-spec.ts';
import type { BuildSite, Toolchain } from '../toolchain.ts';
import { CLANG, clangModule } from './clang-package.ts';
import { ClangError, withClang, type FileTree, type RunClang } from './clang-pool.ts';
import { wasmCommands, wasmRecipe, type WasmCommands } from './commands.ts';
import { explainFailure } from './failure.ts';

const LIBRARY = 'libemnapi-basic.a';

/** WebAssembly modules for emnapi, by the WebAssembly build of clang. */
export function wasmToolchain(
  specs: readonly AddonSpec[],
  options: Omit<FetchToolOptions, 'signal'>,
): Toolchain {
  const { version, libraries } = emnapiPackages();
  const commands = wasmCommands(specs);
  return {
    builder: `emnapi ${version}, ${CLANG.name} ${CLANG.version}`,
    recipe: wasmRecipe(specs),
    files: commands.link.map(({ module }) => module),
    async build(site, signal) {
      const clang = await clangModule({ ...options, signal });
      const files = { ...(await readTree(site.sources)), lib: await readLibrary(libraries) };
      try {
        await withClang({ clang, files, signal }, (run) => build(commands, run, site.result));
      } catch (error) {
        if (!(error instanceof ClangError)) throw error;
        const { tool, args } = error.job;
        await writeFile(site.log, `${tool} ${args.join(' ')}\n${error.message}`);
        throw new UserError(explainFailure(error.message, site.log), { cause: error });
      }
    },
  };
}

async function build(
  { compile, link }: WasmCommands,
  run: RunClang,
  result: BuildSite['result'],
): Promise<void> {
  const compiled = await run(
    compile.map(({ args, object }) => ({ tool: 'clang', args, files: {}, output: object })),
  );
  const objects = new Map(compile.map(({ object }, index) => [object, compiled[index] ?? new Uint8Array()]));
  const linked = await run(
    link.map(({ args, objects: names, module }) => ({
      tool: 'wasm-ld',
      args,
      files: Object.fromEntries([...objects].filter(([name]) => names.includes(name))),
      output: module,
    })),
  );
  for (const [index, bytes] of linked.entries()) {
    await writeFile(path.join(result, link[index]?.module ?? ''), bytes);
  }
}

async function readLibrary(folder: string): Promise<FileTree> {
  try {
    return { [LIBRARY]: await readFile(path.join(folder, LIBRARY)) };
  } catch (error) {
    throw new UserError(`the npm package emnapi has no ${LIBRARY} in ${folder}; run npm install`, {
      cause: error,
    });
  }
}

async function readTree(folder: string): Promise<FileTree> {
  const tree: Record<string, FileTree | Uint8Array> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    tree[entry.name] = entry.isDirectory() ? await readTree(file) : await readFile(file);
  }
  return tree;
}
