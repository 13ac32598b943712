import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { makeFolder } from './make-folder.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** The value of a JSON file, or null when it is missing, unreadable or does not match the schema. */
export async function readJsonCache<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Stores a value for later runs. */
export async function writeJsonCache(file: string, value: unknown): Promise<void> {
  try {
    await makeFolder(path.dirname(file));
    await writeFileAtomically(file, `${JSON.stringify(value)}\n`);
  } catch {
    // A value that cannot be stored (in a read-only cache) is computed again next time.
  }
}
