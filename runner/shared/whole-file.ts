import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from './user-error.ts';

/**
 * Writes a file as a whole or not at all: nothing bears its name before the last byte is there, and what bore it
 * before stays until then. The folder must exist.
 */
export async function writeWhole(
  file: string,
  text: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, temporaryName(path.parse(file).name));
  try {
    await pipeline(text, createWriteStream(temporary, { flags: 'wx' }));
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

export function temporaryName(what: string): string {
  return `.${what}-${randomUUID()}`;
}

const DISK_ERRORS = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'ENOTDIR',
  'EISDIR',
  'ENOENT',
  'EEXIST',
  'ENAMETOOLONG',
  'ELOOP',
  'EIO',
]);

/** Does work on the disk; what a user can mend of it is thrown as a UserError: `cannot write ${what}: …`. */
export async function withDiskErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !DISK_ERRORS.has(code)) throw error;
    throw new UserError(`cannot write ${what}: ${message}; pass another folder with --out`, { cause: error });
  }
}
