import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes entries of a folder that have not changed for a week (`olderThanMs`): remains of interrupted work. `named`:
 * only those, in a folder in which other things lie as well.
 */
export async function sweepOld(folder: string, olderThanMs = WEEK_MS, named = /^/): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => named.test(each))) {
    const entry = path.join(folder, name);
    const info = await stat(entry).catch(() => null);
    if (info === null || Date.now() - info.mtimeMs < olderThanMs) continue;
    await rm(entry, { recursive: true, force: true });
  }
}
