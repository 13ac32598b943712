import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../user-error.ts';
import { addonFileName, readAddonSpecs, type AddonSpec } from './addon-spec.ts';
import type { AddonSet } from './addon-set.ts';
import { unpackAddons } from './archive/unpack.ts';
import { buildAddons } from './build.ts';
import { assertDeclared } from './declared.ts';
import { headersVersion } from './headers.ts';
import { firstDamagedFile, readManifest } from './manifest.ts';
import type { BuildVariant } from './matrix-gypi.ts';
import type { MatrixConfig } from '../plan/config.ts';
import { cacheRoot } from '../runtimes/cache-root.ts';
import { hostPlatform, platformId } from '../runtimes/host-platform.ts';

export interface FindAddonsOptions {
  readonly addonsFolder: string;
  readonly targets: MatrixConfig['targets'];
  /** Default: plain. */
  readonly variant?: BuildVariant | undefined;
  /** `--addons FILE` or DIR: use these, build nothing. */
  readonly from: string | null;
  /** Where archives are unpacked; default: `cacheRoot()`. */
  readonly cacheDir?: string | undefined;
  readonly nodeDir: () => Promise<string | null>;
  readonly onNotice: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The addons of a run: from `--addons` when it was given, else the local build. */
export async function findAddons(options: FindAddonsOptions): Promise<AddonSet> {
  const specs = await readAddonSpecs(options.addonsFolder, options.targets);
  if (options.from !== null) return readGiven(options.from, specs, options);
  const folder = await buildAddons({ ...options, specs });
  return { origin: `the local build ${folder}`, folder, headersVersion, files: filesIn(folder, specs) };
}

async function readGiven(
  from: string,
  specs: readonly AddonSpec[],
  { addonsFolder, cacheDir = cacheRoot() }: FindAddonsOptions,
): Promise<AddonSet> {
  const info = await stat(from).catch(() => null);
  if (!info?.isFile()) return readAddons(from, specs);
  const unpacked = await unpackAddons(from, addonsFolder, cacheDir);
  return {
    ...(await readAddons(unpacked, specs, from)),
    origin: `--addons ${from}, unpacked in ${unpacked}`,
  };
}

/** `given`: what the user called it. */
async function readAddons(folder: string, specs: readonly AddonSpec[], given = folder): Promise<AddonSet> {
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory()) throw new UserError(`--addons ${given}: no such folder or archive`);
  const manifest = await readManifest(folder);
  if (manifest === null) {
    const names = await readdir(folder);
    throw new UserError(
      `--addons ${given}: no manifest.json of built addons among its ${names.length} entries; pass a folder below addons/build`,
    );
  }
  const platform = platformId(hostPlatform());
  if (manifest.platform !== platform) {
    throw new UserError(`--addons ${given}: built for ${manifest.platform}, this machine is ${platform}`);
  }
  const damaged = await firstDamagedFile(folder, manifest);
  if (damaged !== null) throw new UserError(`--addons ${given}: ${damaged} is missing or not what was built`);
  const missing = specs
    .flatMap((spec) => spec.targets.map(({ id }) => addonFileName(spec.name, id)))
    .find((name) => !(name in manifest.files));
  if (missing !== undefined) {
    throw new UserError(`--addons ${given}: ${missing} is not in it; it was built from other sources`);
  }
  await assertDeclared(folder, specs);
  return {
    origin: `--addons ${given}`,
    folder,
    headersVersion: manifest.headersVersion,
    files: filesIn(folder, specs),
  };
}

function filesIn(folder: string, specs: readonly AddonSpec[]): AddonSet['files'] {
  return Object.fromEntries(
    specs.map(({ name, targets }) => [
      name,
      Object.fromEntries(targets.map(({ id }) => [id, path.join(folder, addonFileName(name, id))])),
    ]),
  );
}
