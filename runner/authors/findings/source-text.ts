import { open } from 'node:fs/promises';
import path from 'node:path';

/** Sources of a build are small; a larger file is read this far. */
const MOST_BYTES = 1024 * 1024;

/** A source of a package; empty where there is none. */
export async function sourceText(folder: string, name: 'binding.gyp' | 'package.json'): Promise<string> {
  const file = await open(path.join(folder, name)).catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MOST_BYTES), position: 0 });
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return '';
    throw error;
  } finally {
    await file.close();
  }
}
