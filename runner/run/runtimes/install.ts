import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';
import { readCached, releaseFolder, type RuntimeRecord } from './cached-runtime.ts';
import type { ProvisionContext } from './context.ts';
import { digestFile } from '../../shared/digest.ts';
import { identifyRelease } from './identify-release.ts';
import { readIntact } from './intact-release.ts';
import { fetchPackage } from '../packages/package-fetch.ts';
import { putFolderInPlace } from '../../shared/put-folder-in-place.ts';
import type { ReleaseSource } from './release-source.ts';
import { withTempFolder } from '../../shared/temp-folder.ts';
import { UnusableReleaseError } from './unusable-release-error.ts';

type InstallContext = Pick<ProvisionContext, 'signal' | 'onNotice' | 'signatures'> &
  Partial<Pick<ProvisionContext, 'offline'>>;

/** The record of a release, which is fetched unless it is cached and intact. */
export async function install(
  source: ReleaseSource,
  version: string,
  { signal, onNotice, signatures, offline = false }: InstallContext,
): Promise<RuntimeRecord> {
  const cached = await readIntact(source, version, signal);
  if (cached !== null) return cached;
  const name = `${source.family.name}@${version}`;
  const isDamaged = (await readCached(source, version)) !== null;
  if (isDamaged && offline) {
    throw new UserError(`the cached ${name} is damaged, and --offline forbids fetching`);
  }
  onNotice(isDamaged ? `the cached ${name} is damaged; fetching it again` : `fetching ${name} (once)`);
  return withTempFolder(source.cacheDir, async (temp) => {
    const content = await makeFolder(temp, 'content');
    const downloads = await makeFolder(temp, 'downloads');
    const { name, executable: inPackage, keeps } = source.package;
    const release = { name, version, keeps: (file: string) => file === inPackage || keeps(file) };
    const registry = { signal, onNotice };
    await signatures.verify(release, path.join(temp, 'signature'), registry);
    const tarball = await fetchPackage(release, { downloads, into: content, ...registry });
    const executable = path.join(content, inPackage);
    const record = { ...(await examine(source, version, executable, signal)), tarball };
    await writeFile(path.join(content, 'runtime.json'), `${JSON.stringify(record, null, 2)}\n`);
    signal.throwIfAborted();
    await putFolderInPlace({
      content,
      target: releaseFolder(source, version),
      replaced: path.join(temp, 'replaced'),
      isWhole: async () => (await readIntact(source, version, signal)) !== null,
    });
    // Another run may have been first with an executable that it examined itself.
    return (await readCached(source, version)) ?? record;
  });
}

async function makeFolder(parent: string, name: string): Promise<string> {
  const folder = path.join(parent, name);
  await mkdir(folder);
  return folder;
}

/**
 * Identifies a fetched executable. Throws an UnusableReleaseError unless it is the release that its package claims and
 * can run the harness.
 */
async function examine(
  source: ReleaseSource,
  version: string,
  executable: string,
  signal: AbortSignal,
): Promise<Omit<RuntimeRecord, 'tarball'>> {
  const inPackage = `${source.package.name}@${version}`;
  // Packages of some releases, e.g. Deno 2.7.4, hold it without the permission to execute.
  await chmod(executable, 0o755).catch((cause: unknown) => {
    throw new UnusableReleaseError(`${inPackage} contains no executable`, { cause });
  });
  const identity = await identifyRelease(source, version, executable, signal);
  const { size } = await stat(executable);
  return { ...identity, size, sha256: await digestFile(executable, 'sha256', 'hex') };
}
