import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and those around it, where they are missing. Step by step, because the recursive mkdir of Node.js never
 * ends where a folder is there and says that what is to be made in it is not, as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeOne(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeFolder(path.dirname(folder));
    await makeOne(folder);
  }
}

/** Fine as well when it is there, which another run may have seen to. */
async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const there = await stat(folder).catch(() => null);
    if (there?.isDirectory()) return;
    if (there !== null) throw notAFolder(folder);
    // Windows calls this EEXIST.
    const parent = path.dirname(folder);
    if ((await stat(parent).catch(() => null))?.isDirectory() === false) throw notAFolder(parent);
    throw error;
  }
}

function notAFolder(file: string): Error {
  return Object.assign(new Error(`ENOTDIR: not a folder: ${file}`), { code: 'ENOTDIR' });
}
