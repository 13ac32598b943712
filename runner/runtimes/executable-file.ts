import { access, constants, stat } from 'node:fs/promises';
import { UserError } from '../user-error.ts';

/** Throws a UserError unless a path names a file that this user may execute, and read to hash it. */
export async function requireExecutable(executable: string): Promise<void> {
  const info = await stat(executable).catch(() => null);
  if (info === null) throw new UserError(`${executable}: there is no such file`);
  if (info.isDirectory()) throw new UserError(`${executable} is a directory; name the executable in it`);
  try {
    await access(executable, constants.X_OK | constants.R_OK);
  } catch (error) {
    throw new UserError(`${executable} is not executable, or not readable (chmod +rx makes it both)`, {
      cause: error,
    });
  }
}
