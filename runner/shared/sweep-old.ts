import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasOwnerEnded } from './owner.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes entries of a folder whose owner has ended, and those that have not changed for a week (`olderThanMs`): remains of
 * interrupted work. `named`: only those, in a folder in which other things lie as well. `before`: called for each entry,
 * before it is removed.
 */
export async function sweepOld(
  folder: string,
  olderThanMs = WEEK_MS,
  named = /^/,
  before?: (entry: string) => Promise<void>,
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => named.test(each))) {
    const entry = path.join(folder, name);
    const info = await stat(entry).catch(() => null);
    if (info === null) continue;
    if (Date.now() - info.mtimeMs < olderThanMs && !hasOwnerEnded(name)) continue;
    await before?.(entry);
    await rm(entry, { recursive: true, force: true });
  }
}
