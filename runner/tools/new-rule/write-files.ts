import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes all of these files, by path below a root, or leaves all as they were. */
export async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, name);
      const before = await readFile(file).catch(() => null);
      const created = await mkdir(path.dirname(file), { recursive: true });
      undo.unshift(() =>
        before === null ? rm(created ?? file, { recursive: true, force: true }) : writeFile(file, before),
      );
      await writeFile(file, text);
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}
