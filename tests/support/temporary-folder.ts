import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folders: string[] = [];

/** A new folder that is removed when the tests of the file have finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix – ünïcode '));
  folders.push(folder);
  return folder;
}

/** The variables that name the temporary folder of a process: the last two on Windows. */
export const TEMPORARY_VARIABLES = ['TMPDIR', 'TEMP', 'TMP'] as const;

/** The part of an environment that puts temporary files in a folder. */
export function temporaryIn(folder: string): Record<string, string> {
  return Object.fromEntries(TEMPORARY_VARIABLES.map((name) => [name, folder]));
}

export async function removeTemporaryFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}
