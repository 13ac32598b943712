import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sourceFiles } from '../fingerprint.ts';
import { headerFolders } from '../headers.ts';

/**
 * SHA-256 in hex of the sources of the addons and of the headers that they include. Unlike the fingerprint of a build
 * it is the same on every machine, whatever its compiler and its variables.
 */
export async function sourcesDigest(addonsFolder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [addonsFolder, ...headerFolders]) {
    for (const file of await sourceFiles(folder)) {
      hash.update(`\n${file.split(path.sep).join('/')}\n`);
      hash.update(await readFile(path.join(folder, file)));
    }
  }
  return hash.digest('hex');
}
