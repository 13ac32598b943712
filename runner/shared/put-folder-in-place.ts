import { rename } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';

export interface Placement {
  /** A complete folder. */
  readonly content: string;
  /** The path it is moved to. */
  readonly target: string;
  /** A free path: a damaged folder or a file at the target is moved to it. */
  readonly replaced: string;
  /** Whether the target is a complete folder. */
  readonly isWhole: () => Promise<boolean>;
}

/** Errors of rename when the target exists (EPERM: on Windows), or when the source is gone (ENOENT). */
const NOT_MOVED = new Set(['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'ENOENT']);

/**
 * Moves a complete folder to its final path in one step. A complete folder that another process put there meanwhile
 * stays, because it may be in use; anything else there is moved to `replaced` first.
 */
export async function putFolderInPlace({ content, target, replaced, isWhole }: Placement): Promise<void> {
  await makeFolder(path.dirname(target));
  if ((await move(content, target)) || (await isWhole())) return;
  // Moved, not removed: another process may put a complete folder there meanwhile.
  await move(target, replaced);
  try {
    await rename(content, target);
  } catch (error) {
    if (!(await isWhole())) throw error;
  }
}

async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (NOT_MOVED.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
