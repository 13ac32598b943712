import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pMap from 'p-map';
import { emnapiPackages } from '../runtimes/emnapi-packages.ts';
import { onPath } from '../process/executable-file.ts';
import { UserError } from '../../shared/user-error.ts';
import type { AddonSpec } from './addon-spec.ts';
import { addonFileName } from './flavour.ts';
import { runGroup } from '../process/run-group.ts';
import type { BuildSite, Toolchain } from './toolchain.ts';
import { wasmCommands, wasmRecipe } from './wasm-commands.ts';
import { explainFailure, NEEDED } from './wasm-failure.ts';

/** WebAssembly modules for emnapi, by clang, lld and wasi-libc. */
export function wasmToolchain(specs: readonly AddonSpec[]): Toolchain {
  const { version, libraries } = emnapiPackages();
  return {
    builder: `emnapi ${version}`,
    recipe: wasmRecipe(specs),
    files: specs.flatMap((spec) =>
      spec.targets.map((target) => addonFileName(spec.name, target.id, 'wasm32')),
    ),
    build: (site, signal) => build(specs, libraries, site, signal),
  };
}

async function build(
  specs: readonly AddonSpec[],
  libraries: string,
  { sources, result, log }: BuildSite,
  signal: AbortSignal,
): Promise<void> {
  const [clang] = await Promise.all(['clang', 'wasm-ld'].map(requireTool));
  const objects = path.join(sources, 'objects');
  await mkdir(objects);
  const { compile, link } = wasmCommands(specs, { sources, objects, result, libraries });
  for (const step of [compile, link]) {
    await pMap(step, (args) => runClang(clang ?? '', args, { sources, log }, signal), {
      concurrency: os.availableParallelism(),
      signal,
    });
  }
}

async function requireTool(name: string): Promise<string> {
  const file = await onPath(name);
  if (file === null)
    throw new UserError(`cannot build the addons for wasm32: ${name} was not found; ${NEEDED}`);
  return file;
}

async function runClang(
  clang: string,
  args: readonly string[],
  { sources, log }: Pick<BuildSite, 'sources' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  const { failed, output } = await runGroup({ command: clang, args, cwd: sources }, signal);
  if (!failed) return;
  await writeFile(log, `clang ${args.join(' ')}\n${output}`);
  throw new UserError(explainFailure(output, log));
}
