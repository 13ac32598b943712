import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { makeFolder } from './make-folder.ts';
import { withTempFolder } from './temp-folder.ts';

/** The value of a JSON file, or null when it is missing, unreadable or not what the schema asks for. */
export async function readJsonCache<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps a value for later runs, in one step for whoever reads meanwhile. */
export async function writeJsonCache(cacheDir: string, file: string, value: unknown): Promise<void> {
  try {
    await withTempFolder(cacheDir, async (folder) => {
      const draft = path.join(folder, 'memo.json');
      await writeFile(draft, `${JSON.stringify(value)}\n`);
      await makeFolder(path.dirname(file));
      await rename(draft, file);
    });
  } catch {
    // What cannot be kept (a read-only cache) is worked out again next time.
  }
}
