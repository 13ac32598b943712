import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';

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

/**
 * The absolute path of a command's first word: a path as it is, anything else as the PATH has it. Throws a UserError
 * when there is none that this user may execute.
 */
export async function findExecutable(word: string): Promise<string> {
  const isPath = path.basename(word) !== word;
  const file = isPath ? path.resolve(word) : await onPath(word);
  if (file === null) throw new UserError(`${word}: no such command is on the PATH`);
  await requireExecutable(file);
  return file;
}

export async function isOnPath(command: string): Promise<boolean> {
  return (await onPath(command)) !== null;
}

/** The absolute path of a program that the PATH has and this user may execute, or null. */
export async function onPath(name: string): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? [name, `${name}.exe`] : [name];
  for (const file of folders.flatMap((folder) => names.map((each) => path.resolve(folder, each)))) {
    const info = await stat(file).catch(() => null);
    if (info?.isFile() !== true) continue;
    const isExecutable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isExecutable) return file;
  }
  return null;
}
