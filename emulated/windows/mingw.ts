import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import pMap from 'p-map';
import { addonFileName } from '../../runner/run/addons/addon-format.ts';
import type { AddonSpec } from '../../runner/run/addons/addon-spec.ts';
import { headerFolders, headersVersion } from '../../runner/run/addons/headers.ts';
import { hashFiles, writeManifest } from '../../runner/run/addons/manifest.ts';
import {
  furtherDefines,
  subjectOf,
  subjectsOf,
  versionUnitDefines,
  type CompiledSubject,
} from '../../runner/run/addons/subject.ts';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { UserError } from '../../runner/shared/user-error.ts';

const PREFIX = 'x86_64-w64-mingw32';
export const MINGW_TOOLS = ['gcc-posix', 'g++-posix', 'dlltool', 'objdump'].map(
  (tool) => `${PREFIX}-${tool}`,
);

const ADDONS = path.join(projectRoot, 'addons');
const WARNINGS = ['-Wall', '-Wextra', '-Wno-unused-parameter', '-Werror'];
const COMPILE = [...WARNINGS, ...[...headerFolders, ADDONS].map((folder) => `-I${folder}`)];
const atOnce = { concurrency: os.availableParallelism() };

/** Builds addons for Windows x64, as `--addons` takes them: for the functions of Node-API that `nodeExe` has. */
export async function buildWithMingw(
  specs: readonly AddonSpec[],
  {
    nodeExe,
    folder,
    signal,
  }: { readonly nodeExe: string; readonly folder: string; readonly signal: AbortSignal },
): Promise<string> {
  const [objects, result] = [path.join(folder, 'objects'), path.join(folder, 'addons')];
  for (const each of [objects, result]) await mkdir(each, { recursive: true });
  const run = async (tool: string, args: readonly string[]) => {
    const { failed, stderr } = await execa(`${PREFIX}-${tool}`, args, {
      cwd: ADDONS,
      reject: false,
      cancelSignal: signal,
    });
    signal.throwIfAborted();
    if (failed) throw new UserError(`${tool} failed: ${stderr}`);
  };
  const compile = async (source: string, object: string, defines: readonly string[]) => {
    const options = [...COMPILE, ...defines.map((define) => `-D${define}`)];
    const [compiler, more] = source.endsWith('.cc') ? ['g++-posix', ['-O0']] : ['gcc-posix', ['-O2']];
    await run(compiler, [...options, ...more, '-c', source, '-o', path.join(objects, object)]);
  };

  const library = path.join(objects, 'libnode.a');
  const definition = path.join(objects, 'node.def');
  await writeFile(definition, `NAME node.exe\nEXPORTS\n${(await functionsOf(nodeExe)).join('\n')}\n`);
  await run('dlltool', ['--input-def', definition, '--output-delaylib', library]);

  await compile(path.join(import.meta.dirname, 'delay_load_hook.c'), 'delay_load_hook.o', []);
  const sources = subjectsOf(specs).flatMap((subject) =>
    subject.sources.map((source) => ({ subject, source })),
  );
  await pMap(
    sources,
    ({ subject, source }) => compile(source, objectOf(subject, source), subject.defines),
    atOnce,
  );
  const addons = specs.flatMap((spec) => spec.targets.map((target) => ({ spec, target })));
  const files = await pMap(
    addons,
    async ({ spec, target }) => {
      const file = addonFileName(spec.name, target.id);
      const subject = subjectOf(spec, target);
      await compile('version_unit.c', `${file}.o`, [
        ...versionUnitDefines(spec, target),
        ...furtherDefines(spec),
      ]);
      const names = [
        `${file}.o`,
        ...subject.sources.map((source) => objectOf(subject, source)),
        'delay_load_hook.o',
      ];
      const parts = [...names.map((name) => path.join(objects, name)), library];
      await run('g++-posix', ['-shared', '-static', ...parts, '-o', path.join(result, file)]);
      return file;
    },
    atOnce,
  );
  await writeManifest(result, {
    schemaVersion: 1,
    fingerprint: 'mingw',
    platform: 'win32-x64',
    headersVersion,
    files: await hashFiles(result, files),
  });
  return result;
}

function objectOf({ name }: CompiledSubject, source: string): string {
  return `${name}-${path.parse(source).name}.o`;
}

/** Builds a library of one file beside this one. */
export async function buildLibrary(source: string, library: string, signal: AbortSignal): Promise<void> {
  const args = ['-shared', ...WARNINGS, path.join(import.meta.dirname, source), '-o', library, '-ladvapi32'];
  await execa(`${PREFIX}-gcc-posix`, args, { cancelSignal: signal });
}

/** The functions of Node-API that an executable for Windows exports. */
async function functionsOf(executable: string): Promise<string[]> {
  const { stdout } = await execa(`${PREFIX}-objdump`, ['-p', executable]);
  const names = [...stdout.matchAll(/^\s+\[ *\d+\].*?\s(\w+)$/gm)].flatMap(([, name = '']) => name);
  return names.filter((name) => /^(?:napi_|node_api_|node_module_register$|uv_)/.test(name));
}
