import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';
import { readCached, releaseFolder, type RuntimeRecord } from './cached-runtime.ts';
import type { ProvisionContext } from './context.ts';
import { digestFile } from '../../shared/digest.ts';
import { requireExecutable } from '../process/executable-file.ts';
import { identify } from './identify.ts';
import { fetchPackage } from '../packages/package-fetch.ts';
import { putFolderInPlace } from '../../shared/put-folder-in-place.ts';
import type { ReleaseSource } from './release-source.ts';
import { withTempFolder } from '../../shared/temp-folder.ts';

/** The record of a release, which is fetched unless it is cached whole. */
export async function install(
  source: ReleaseSource,
  version: string,
  { signal, onNotice }: Pick<ProvisionContext, 'signal' | 'onNotice'>,
): Promise<RuntimeRecord> {
  const cached = await readCached(source, version);
  if (cached !== null) return cached;
  onNotice(`fetching ${source.family.name}@${version} (once)`);
  return withTempFolder(source.cacheDir, async (temp) => {
    const content = await makeFolder(temp, 'content');
    const downloads = await makeFolder(temp, 'downloads');
    const { name, executable: inPackage, keeps } = source.package;
    const tarball = await fetchPackage(
      { name, version, keeps: (file) => file === inPackage || keeps(file) },
      { downloads, into: content, signal },
    );
    const executable = path.join(content, inPackage);
    const record = { ...(await examine(source, version, executable, signal)), tarball };
    await writeFile(path.join(content, 'runtime.json'), `${JSON.stringify(record, null, 2)}\n`);
    signal.throwIfAborted();
    await putFolderInPlace({
      content,
      target: releaseFolder(source, version),
      replaced: path.join(temp, 'replaced'),
      isWhole: async () => (await readCached(source, version)) !== null,
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

/** Identifies a fetched executable. Throws a UserError unless it is the release that its package claims. */
async function examine(
  { family, package: { name } }: ReleaseSource,
  version: string,
  executable: string,
  signal: AbortSignal,
): Promise<Omit<RuntimeRecord, 'tarball'>> {
  await requireExecutable(executable);
  const identity = await identify(executable, { signal });
  if (identity.name !== family.name || identity.version !== version) {
    const said = `${identity.name}@${identity.version}`;
    throw new UserError(`${name}@${version} contains ${said}, not ${family.name}@${version}; it is not used`);
  }
  const { size } = await stat(executable);
  return { ...identity, size, sha256: await digestFile(executable, 'sha256', 'hex') };
}
