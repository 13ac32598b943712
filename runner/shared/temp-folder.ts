import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { ownerName } from './owner.ts';
import { sweepOld } from './sweep-old.ts';

const A_DAY_MS = 24 * 60 * 60 * 1000;

// Inside the cache, so that what was made in one can be renamed into place: the same file system.
const tempRoot = (cacheDir: string): string => path.join(cacheDir, 'tmp');

/** Runs an action with a new empty folder and removes the folder afterwards. */
export async function withTempFolder<T>(
  cacheDir: string,
  action: (folder: string) => Promise<T>,
): Promise<T> {
  await makeFolder(tempRoot(cacheDir));
  const folder = await mkdtemp(path.join(tempRoot(cacheDir), `run-${ownerName()}-`));
  try {
    return await action(folder);
  } finally {
    // A folder that cannot be removed now (Windows locks programs that just ran) is swept later.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Removes what killed runs left behind. Never fails: the next run tries again. */
export async function sweepTempFolders(cacheDir: string): Promise<void> {
  await sweepOld(tempRoot(cacheDir), A_DAY_MS).catch(() => undefined);
}
