import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';
import { readAddonSpecs, type AddonSpec, type TargetGroups } from './addon-spec.ts';
import type { AddonSet } from './addon-set.ts';
import { prebuiltFolder, prebuiltName } from './archive/prebuilt.ts';
import { assertSources } from './archive/sources-digest.ts';
import { unpackAddons } from './archive/unpack.ts';
import { buildAddons, type BuildOptions } from './build.ts';
import { assertDeclared } from './declared.ts';
import { addonFileName, platformOf, type AddonFormat } from './addon-format.ts';
import type { ForeignRuntime } from './foreign-runtime.ts';
import { headersVersion } from './headers.ts';
import { firstDamagedFile, readManifest } from './manifest.ts';
import type { BuildVariant } from './matrix-gypi.ts';
import { cacheRoot } from '../../shared/cache-root.ts';

export interface FindAddonsOptions {
  readonly addonsFolder: string;
  readonly targets: TargetGroups;
  /** The names of the addons that are needed; default: all. */
  readonly only?: readonly string[] | undefined;
  /** Default: native. */
  readonly format?: AddonFormat | undefined;
  /** The runtime that they are for, where that is of another platform. */
  readonly foreign?: ForeignRuntime | undefined;
  /** Default: plain. */
  readonly variant?: BuildVariant | undefined;
  /** `--addons FILE` or DIR: use these, build nothing. */
  readonly from: string | null;
  /** Never fetch a compiler. Default: false. */
  readonly offline?: boolean | undefined;
  /** Folder of unpacked archives and fetched tools. Default: `cacheRoot()`. */
  readonly cacheDir?: string | undefined;
  readonly nodeDir: () => Promise<string | null>;
  readonly onNotice: (line: string) => void;
  /** See BuildOptions. */
  readonly onStep?: BuildOptions['onStep'];
  readonly signal: AbortSignal;
}

/** The addons of one format: from `--addons` if given, else from a prebuilt package, else from the local build. */
export async function findAddons(options: FindAddonsOptions): Promise<AddonSet> {
  const { addonsFolder, targets, only, format = 'native', foreign, from } = options;
  const every = await readAddonSpecs(addonsFolder, targets, foreign?.platform.os);
  const all = every.filter(({ name }) => only?.includes(name) ?? true);
  const specs = all.filter(({ unavailable }) => unavailable[format] === undefined);
  const unavailable = unavailableOf(all, format);
  if (from !== null) return { ...(await readGiven(from, specs, format, options)), unavailable };
  const prebuilt = await readPrebuilt(specs, format, options);
  if (prebuilt !== null) return { ...prebuilt, unavailable };
  const folder = await buildAddons({ ...options, specs });
  const files = filesIn(folder, specs, format);
  return { origin: `the local build ${folder}`, folder, headersVersion, files, unavailable };
}

/** Null where no package of built addons is installed, or one that does not serve: then they are built here. */
async function readPrebuilt(
  specs: readonly AddonSpec[],
  format: AddonFormat,
  { addonsFolder, variant = 'plain', foreign, onNotice }: FindAddonsOptions,
): Promise<Omit<AddonSet, 'unavailable'> | null> {
  const platform = platformOf(format, foreign);
  const folder = variant === 'plain' ? prebuiltFolder(addonsFolder, platform) : null;
  if (folder === null) return null;
  const given = `the package ${prebuiltName(platform)}`;
  try {
    await assertSources(folder, addonsFolder, given);
    return {
      ...(await readAddons(folder, specs, format, { given, foreign })),
      origin: `${given} in ${folder}`,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    onNotice(`${error.message}; it is not used`);
    return null;
  }
}

function unavailableOf(specs: readonly AddonSpec[], format: AddonFormat): AddonSet['unavailable'] {
  return Object.fromEntries(
    specs.flatMap(({ name, targets, unavailable: { [format]: reason } }) =>
      reason === undefined ? [] : [[name, { reason, targets: targets.map(({ id }) => id) }]],
    ),
  );
}

/** Returns whether `--addons` is a folder or an archive. Throws a UserError when it does not exist. */
export async function kindOfGiven(from: string): Promise<'folder' | 'archive'> {
  const info = await stat(from).catch(() => null);
  if (info?.isDirectory()) return 'folder';
  if (info?.isFile()) return 'archive';
  throw new UserError(`--addons ${from}: no such folder or archive`);
}

async function readGiven(
  from: string,
  specs: readonly AddonSpec[],
  format: AddonFormat,
  { addonsFolder, foreign, cacheDir = cacheRoot() }: FindAddonsOptions,
): Promise<Omit<AddonSet, 'unavailable'>> {
  const given = `--addons ${from}`;
  if ((await kindOfGiven(from)) === 'folder') return readAddons(from, specs, format, { given, foreign });
  const unpacked = await unpackAddons(from, addonsFolder, cacheDir, given);
  return {
    ...(await readAddons(unpacked, specs, format, { given, foreign })),
    origin: `${given}, unpacked in ${unpacked}`,
  };
}

/** `given`: the user's name for them, for errors. */
async function readAddons(
  folder: string,
  specs: readonly AddonSpec[],
  format: AddonFormat,
  { given, foreign }: { readonly given: string; readonly foreign: ForeignRuntime | undefined },
): Promise<Omit<AddonSet, 'unavailable'>> {
  const manifest = await readManifest(folder);
  if (manifest === null) {
    const names = await readdir(folder);
    throw new UserError(
      `${given}: no manifest.json of built addons among its ${names.length} entries; pass a folder below addons/build`,
    );
  }
  const platform = platformOf(format, foreign);
  if (manifest.platform !== platform) {
    const own = foreign === undefined ? 'this machine is' : 'the runtime is';
    const loads = format === 'native' ? own : 'emnapi loads those for';
    throw new UserError(`${given}: built for ${manifest.platform}, ${loads} ${platform}`);
  }
  const damaged = await firstDamagedFile(folder, manifest);
  if (damaged !== null) throw new UserError(`${given}: ${damaged} is missing or damaged`);
  const missing = specs
    .flatMap((spec) => spec.targets.map(({ id }) => addonFileName(spec.name, id, format)))
    .find((name) => !(name in manifest.files));
  if (missing !== undefined) {
    throw new UserError(`${given}: ${missing} is not in it; it was built from other sources`);
  }
  await assertDeclared(folder, specs, format, { foreign });
  return {
    origin: given,
    folder,
    headersVersion: manifest.headersVersion,
    files: filesIn(folder, specs, format),
  };
}

function filesIn(folder: string, specs: readonly AddonSpec[], format: AddonFormat): AddonSet['files'] {
  return Object.fromEntries(
    specs.map(({ name, targets }) => [
      name,
      Object.fromEntries(targets.map(({ id }) => [id, path.join(folder, addonFileName(name, id, format))])),
    ]),
  );
}
