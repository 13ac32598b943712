import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import { z } from 'zod';
import { identification } from './identification.ts';
import { readJsonCache } from '../../shared/json-cache.ts';
import type { ReleaseSource } from './release-source.ts';

/** runtime.json: written last, so that a folder with one is complete. */
export const runtimeRecord = identification.extend({
  /** SHA-256 of the executable, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Size of the executable, in bytes. */
  size: z.int(),
  /** sha512 of the tarball that it came in, in base64. */
  tarball: z.string(),
});
export type RuntimeRecord = z.infer<typeof runtimeRecord>;

const runtimesFolder = ({ cacheDir }: ReleaseSource): string => path.join(cacheDir, 'runtimes');

/** Where a release lies, or will: `<cache>/runtimes/node-22.23.3-linux-x64`. */
export function releaseFolder(source: ReleaseSource, version: string): string {
  return path.join(runtimesFolder(source), `${source.family.name}-${version}-${source.platform}`);
}

/** The record of a release that is cached whole, or null. */
export async function readCached(source: ReleaseSource, version: string): Promise<RuntimeRecord | null> {
  const folder = releaseFolder(source, version);
  const record = await readJsonCache(path.join(folder, 'runtime.json'), runtimeRecord);
  if (record?.version !== version) return null;
  const executable = await stat(path.join(folder, source.package.executable)).catch(() => null);
  return executable?.isFile() === true && executable.size === record.size ? record : null;
}

/** The versions that are cached whole, oldest first. */
export async function cachedVersions(source: ReleaseSource): Promise<string[]> {
  const prefix = `${source.family.name}-`;
  const suffix = `-${source.platform}`;
  const names = await readdir(runtimesFolder(source)).catch(() => []);
  const versions = names
    .filter((name) => name.startsWith(prefix) && name.endsWith(suffix))
    .map((name) => name.slice(prefix.length, -suffix.length))
    .filter((version) => semver.valid(version) === version);
  const whole = await Promise.all(versions.map((version) => readCached(source, version)));
  return semver.sort(versions.filter((_version, index) => whole[index] !== null));
}
