import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sourceFiles } from '../fingerprint.ts';
import { UserError } from '../../user-error.ts';
import { headerFolders } from '../headers.ts';
import { readAbout } from './about-archive.ts';

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

/** Throws a UserError when what an archive was unpacked to was built from other sources. `given`: what the user knows it by. */
export async function assertSources(folder: string, addonsFolder: string, given: string): Promise<void> {
  const about = await readAbout(folder);
  const sources = await sourcesDigest(addonsFolder);
  if (about?.sources === sources) return;
  const theirs = about?.sources.slice(0, 12) ?? 'none that it tells';
  throw new UserError(
    `${given}: built from other sources (${theirs}) than those in ${addonsFolder} (${sources.slice(0, 12)})`,
  );
}
