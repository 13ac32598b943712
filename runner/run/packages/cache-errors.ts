import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';

/** Errors of a cache folder that a user can fix: its disk, its permissions, its path. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOTDIR: 'a part of the path is not a folder',
};

/** Runs an action on the cache; a failure that lies in the folder itself becomes a UserError that names it. */
export async function namingTheCache<T>(cacheDir: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw cacheError(cacheDir, error) ?? error;
  }
}

/** The UserError for a system error that lies in the cache folder, or null for any other error. */
export function cacheError(cacheDir: string, error: unknown): UserError | null {
  const code = systemErrorCode(error);
  const reason = code === null ? undefined : REASONS[code];
  if (code === null || reason === undefined || isElsewhere(cacheDir, error)) return null;
  return new UserError(
    `cannot use the cache folder ${cacheDir}: ${reason} (${code}); set NAPI_MATRIX_CACHE to another folder`,
    { cause: error },
  );
}

// Errors of open files (a full disk) name no path.
function isElsewhere(cacheDir: string, error: unknown): boolean {
  if (!(error instanceof Error && 'path' in error) || typeof error.path !== 'string') return false;
  return path.relative(cacheDir, error.path).startsWith('..');
}

/** The code of a system error (`ENOENT`), or null. */
function systemErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
