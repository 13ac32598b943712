import { rename } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.ts';
import { systemErrorCode } from './cache-errors.ts';

export interface Placement<T> {
  /** A complete folder. */
  readonly content: string;
  /** The path it is moved to. */
  readonly target: string;
  /** A free path, for a damaged folder that is in the way. */
  readonly replaced: string;
  /** What a whole folder at the target holds; null when there is none. */
  readonly readWhole: () => Promise<T | null>;
}

/**
 * Moves a folder to its target in one step. Returns null; or, when another process put a whole one there meanwhile, what
 * that one holds: it stays, because it may be in use.
 */
export async function putInPlace<T>({
  content,
  target,
  replaced,
  readWhole,
}: Placement<T>): Promise<T | null> {
  await makeFolder(path.dirname(target));
  if (await moved(content, target)) return null;
  const theirs = await readWhole();
  if (theirs !== null) return theirs;
  await moved(target, replaced);
  await rename(content, target);
  return null;
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
