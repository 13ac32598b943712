import { rename } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.ts';
import { readCached, releaseFolder, type RuntimeRecord } from './cached-runtime.ts';
import { systemErrorCode } from './cache-errors.ts';
import type { ReleaseSource } from './release-source.ts';

/**
 * Moves a complete folder to where its release belongs, in one step. A whole release that another run put
 * there meanwhile wins, for it may be in use; anything else there is moved out of the way, to `replaced`.
 */
export async function putInPlace(
  source: ReleaseSource,
  record: RuntimeRecord,
  content: string,
  replaced: string,
): Promise<RuntimeRecord> {
  const target = releaseFolder(source, record.version);
  await makeFolder(path.dirname(target));
  if (await moved(content, target)) return record;
  const theirs = await readCached(source, record.version);
  if (theirs !== null) return theirs;
  await moved(target, replaced);
  await rename(content, target);
  return record;
}

/** False when something is in the way (Windows says so with EPERM), or there is nothing to move any more. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'ENOENT'].includes(code ?? '')) return false;
    throw error;
  }
}
