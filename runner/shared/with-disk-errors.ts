import { UserError } from './user-error.ts';

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

/** Runs an action that writes; a disk error that a user can fix is thrown as a UserError: `cannot write ${what}: ...`. */
export async function withDiskErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !DISK_ERRORS.has(code)) throw error;
    throw new UserError(`cannot write ${what}: ${message}; pass another folder with --out`, { cause: error });
  }
}
