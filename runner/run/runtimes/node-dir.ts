import { access } from 'node:fs/promises';
import path from 'node:path';
import { cacheRoot } from '../../shared/cache-root.ts';
import { cachedVersions, releaseFolder } from './cached-runtime.ts';
import { hostPlatform } from '../../shared/host-platform.ts';
import { node } from './node.ts';
import { releaseSource } from './release-source.ts';

/**
 * The folder of the newest cached Node.js that has headers (`include/node/common.gypi`), for node-gyp's
 * `--nodedir`; null when there is none (the package for Windows has no headers).
 */
export async function findNodeDir(cacheDir = cacheRoot()): Promise<string | null> {
  const host = hostPlatform();
  if (node.platformPackage(host) === null) return null;
  const source = releaseSource(node, cacheDir, { host });
  for (const version of (await cachedVersions(source)).reverse()) {
    const folder = releaseFolder(source, version);
    const hasHeaders = await access(path.join(folder, 'include', 'node', 'common.gypi')).then(
      () => true,
      () => false,
    );
    if (hasHeaders) return folder;
  }
  return null;
}
