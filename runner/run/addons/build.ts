import { cp, mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';
import { putFolderInPlace } from '../../shared/put-folder-in-place.ts';
import { ownerName } from '../../shared/owner.ts';
import { sweepOld } from '../../shared/sweep-old.ts';
import type { AddonSpec } from './addon-spec.ts';
import { assertDeclared } from './declared.ts';
import { fingerprint, sourceFiles } from './fingerprint.ts';
import { crossCompilers, type ForeignRuntime } from './foreign-runtime.ts';
import { platformOf, type AddonFormat } from './addon-format.ts';
import { copyHeaders, headerFolders, headersVersion } from './headers.ts';
import { firstDamagedFile, hashFiles, readManifest, writeManifest } from './manifest.ts';
import type { BuildVariant } from './matrix-gypi.ts';
import { nativeToolchain } from './native-toolchain.ts';
import type { BuildSite, Toolchain } from './toolchain.ts';
import { wasmToolchain } from './wasm/toolchain.ts';

export interface BuildOptions {
  /** The folder with the sources and, after a build, `build/`. */
  readonly addonsFolder: string;
  /** The addons that can be built in the format. */
  readonly specs: readonly AddonSpec[];
  /** Default: native. */
  readonly format?: AddonFormat | undefined;
  /** Default: plain. */
  readonly variant?: BuildVariant | undefined;
  /** The runtime that they are for, where that is of another platform. */
  readonly foreign?: ForeignRuntime | undefined;
  /** Where node-gyp finds common.gypi, not headers; null lets it download. Called only when there is something to build. */
  readonly nodeDir: () => Promise<string | null>;
  /** Never fetch the compiler for wasm32. Default: false. */
  readonly offline?: boolean | undefined;
  /** Folder of fetched tools. Default: `cacheRoot()`. */
  readonly cacheDir?: string | undefined;
  readonly onNotice: (line: string) => void;
  /** Called as the build goes on: `building the addons`, 43, 167. */
  readonly onStep?: ((what: string, done: number, total: number) => void) | undefined;
  readonly signal: AbortSignal;
}

/**
 * The folder that holds the built addons, built now unless one that was made from the same inputs is there.
 * A build happens in a folder of its own and is put in place by a rename once every file was read back, so what
 * an interrupted build leaves is never taken for a result, and two builds at once do not meet.
 */
export async function buildAddons(options: BuildOptions): Promise<string> {
  const { addonsFolder, format = 'native' } = options;
  const toolchain = await toolchainOf(options);
  const key = await fingerprint({ folders: [addonsFolder, ...headerFolders], toolchain, env: process.env });
  const buildFolder = path.join(addonsFolder, 'build');
  const folder = path.join(buildFolder, key);
  if (await isWhole(folder)) {
    await markUsed(folder);
    return folder;
  }

  const what = format === 'native' ? forPlatform(options.foreign) : ` for ${format}`;
  const building = `building the addons${what}${WITH[options.variant ?? 'plain']}`;
  options.onNotice(`${building} (once)`);
  const workspace = await makeWorkspace(buildFolder);
  try {
    const built = await buildIn(workspace, key, toolchain, {
      ...options,
      onFile: fileCounter(toolchain.files, (done, total) => options.onStep?.(building, done, total)),
    });
    await putFolderInPlace({
      content: built,
      target: folder,
      replaced: path.join(workspace, 'replaced'),
      isWhole: () => isWhole(folder),
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  await sweepOld(buildFolder);
  return folder;
}

function forPlatform(foreign: ForeignRuntime | undefined): string {
  return foreign === undefined ? '' : ` for ${platformOf('native', foreign)}`;
}

const WITH: Readonly<Record<BuildVariant, string>> = {
  plain: '',
  faults: ' with planted faults',
  sanitized: ' with sanitizers',
};

/** Counts files as they are built, each once. */
function fileCounter(
  files: readonly string[],
  onCount: (done: number, total: number) => void,
): BuildSite['onFile'] {
  const open = new Set(files);
  return (name) => {
    if (open.delete(name)) onCount(files.length - open.size, files.length);
  };
}

/** Sweeping goes by the time of a folder, which would else be that of the build. What may not be written serves as well. */
async function markUsed(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => undefined);
}

async function toolchainOf(options: BuildOptions): Promise<Toolchain> {
  const { specs, format, variant = 'plain', foreign, nodeDir, offline, cacheDir, onNotice } = options;
  if (format !== 'wasm32') {
    const cross = foreign === undefined ? undefined : crossCompilers(foreign, process.env);
    return nativeToolchain(specs, variant, nodeDir, cross);
  }
  if (variant === 'plain') return wasmToolchain(specs, { offline, cacheDir, onNotice });
  throw new UserError(
    `only native addons can be built${WITH[variant]}; choose a runtime that loads native addons`,
  );
}

async function makeWorkspace(buildFolder: string): Promise<string> {
  try {
    await mkdir(buildFolder, { recursive: true });
    return await mkdtemp(path.join(buildFolder, `work-${ownerName()}-`));
  } catch (error) {
    throw new UserError(
      `cannot build the addons in ${buildFolder}: ${(error as Error).message}; make it writable or pass --addons DIR`,
      { cause: error },
    );
  }
}

/** Builds in the workspace; returns the folder in it that holds the addons and their manifest, nothing else. */
async function buildIn(
  workspace: string,
  key: string,
  toolchain: Toolchain,
  options: BuildOptions & Pick<BuildSite, 'onFile'>,
): Promise<string> {
  const { addonsFolder, specs, format = 'native', onFile, signal } = options;
  const sources = path.join(workspace, 'sources');
  for (const file of await sourceFiles(addonsFolder)) {
    await cp(path.join(addonsFolder, file), path.join(sources, file));
  }
  await copyHeaders(path.join(sources, 'headers'));
  const result = path.join(workspace, 'result');
  await mkdir(result);
  const log = path.join(addonsFolder, 'build', `${toolchain.builder.split(' ')[0] ?? 'build'}.log`);
  await toolchain.build({ sources, result, log, onFile }, signal);
  await assertDeclared(result, specs, format, options);
  await writeManifest(result, {
    schemaVersion: 1,
    fingerprint: key,
    platform: platformOf(format, options.foreign),
    headersVersion,
    files: await hashFiles(result, toolchain.files),
  });
  return result;
}

async function isWhole(folder: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  return (
    manifest?.fingerprint === path.basename(folder) && (await firstDamagedFile(folder, manifest)) === null
  );
}
