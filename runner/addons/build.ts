import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../user-error.ts';
import { addonFileName, type AddonSpec } from './addon-spec.ts';
import { assertDeclared } from './declared.ts';
import { faultCalls } from './fault-calls.ts';
import { fingerprint, sourceFiles } from './fingerprint.ts';
import { copyHeaders, declaredFunctions, headerFolders, headersVersion, plantFaults } from './headers.ts';
import { firstDamagedFile, hashFiles, readManifest, writeManifest } from './manifest.ts';
import { matrixGypi, type BuildVariant } from './matrix-gypi.ts';
import { nodeGypRebuild, nodeGypVersion } from './node-gyp.ts';
import { hostPlatform, platformId } from '../runtimes/host-platform.ts';
import { sweepOld } from '../sweep-old.ts';

export interface BuildOptions {
  /** The folder with binding.gyp, the sources and, after a build, `build/`. */
  readonly addonsFolder: string;
  readonly specs: readonly AddonSpec[];
  /** Default: plain. */
  readonly variant?: BuildVariant | undefined;
  /** Where node-gyp finds common.gypi, not headers; null lets it download. Called only when there is something to build. */
  readonly nodeDir: () => Promise<string | null>;
  readonly onNotice: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * The folder that holds the built addons, built now unless one that was made from the same inputs is there.
 * A build happens in a folder of its own and is put in place by a rename once every file was read back, so what
 * an interrupted build leaves is never taken for a result, and two builds at once do not meet.
 */
export async function buildAddons(options: BuildOptions): Promise<string> {
  const gypi = matrixGypi(options.specs, options.variant);
  const key = await fingerprint({
    folders: [options.addonsFolder, ...headerFolders],
    matrixGypi: gypi + (options.variant === 'faults' ? faultCalls(await declaredFunctions()) : ''),
    nodeGypVersion,
    env: process.env,
  });
  const buildFolder = path.join(options.addonsFolder, 'build');
  const folder = path.join(buildFolder, key);
  if (await isWhole(folder)) return folder;

  options.onNotice(`building the addons${options.variant === 'faults' ? ' with planted faults' : ''} (once)`);
  const workspace = await makeWorkspace(buildFolder);
  try {
    const built = await buildIn(workspace, gypi, key, options);
    await putInPlace(built, folder, path.join(workspace, 'replaced'));
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  await sweepOld(buildFolder);
  return folder;
}

async function makeWorkspace(buildFolder: string): Promise<string> {
  try {
    await mkdir(buildFolder, { recursive: true });
    return await mkdtemp(path.join(buildFolder, 'work-'));
  } catch (error) {
    throw new UserError(
      `cannot build the addons in ${buildFolder}: ${(error as Error).message}; make it writable or pass --addons DIR`,
      { cause: error },
    );
  }
}

/** Builds in the workspace; returns the folder in it that holds the addons and their manifest, nothing else. */
async function buildIn(workspace: string, gypi: string, key: string, options: BuildOptions): Promise<string> {
  const { addonsFolder, specs, signal } = options;
  const sources = path.join(workspace, 'sources');
  for (const file of await sourceFiles(addonsFolder)) {
    await cp(path.join(addonsFolder, file), path.join(sources, file));
  }
  await copyHeaders(path.join(sources, 'headers'));
  if (options.variant === 'faults') {
    await plantFaults(path.join(sources, 'headers'), path.join(addonsFolder, 'faults'));
  }
  await writeFile(path.join(sources, 'matrix.gypi'), gypi);
  const log = path.join(addonsFolder, 'build', 'node-gyp.log');
  await nodeGypRebuild(sources, await options.nodeDir(), log, signal);

  const result = path.join(workspace, 'result');
  const names = specs.flatMap((spec) => spec.targets.map(({ id }) => addonFileName(spec.name, id)));
  for (const name of names) await cp(path.join(sources, 'build', 'Release', name), path.join(result, name));
  await assertDeclared(result, specs);
  const files = await hashFiles(result, names);
  await writeManifest(result, {
    schemaVersion: 1,
    fingerprint: key,
    platform: platformId(hostPlatform()),
    headersVersion,
    files,
  });
  return result;
}

/** Moves a complete build to where it belongs. `replaced`: where what is damaged there goes. */
async function putInPlace(built: string, folder: string, replaced: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(built, folder);
      return;
    } catch (error) {
      // Either another build of the same inputs was first, which is as good, or a damaged folder is in the way.
      if (await isWhole(folder)) return;
      if (attempt > 1) throw error;
      // Moved, not removed in place: another build may put a good one there meanwhile.
      await rename(folder, replaced).catch(() => undefined);
    }
  }
}

async function isWhole(folder: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  return (
    manifest?.fingerprint === path.basename(folder) && (await firstDamagedFile(folder, manifest)) === null
  );
}
