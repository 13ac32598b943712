import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toolVersion } from '../../../shared/tool-version.ts';
import { UserError } from '../../../shared/user-error.ts';
import { sourceFiles } from '../fingerprint.ts';
import { headerFolders } from '../headers.ts';
import { readAbout, readPacker } from './about-archive.ts';
import { recipe } from './recipe.ts';

/**
 * SHA-256 in hex of the sources of the addons, of the headers that they include, and of how they are built. Unlike the
 * fingerprint of a build it is the same on every machine, whatever its compiler and its variables.
 */
export async function sourcesDigest(addonsFolder: string): Promise<string> {
  const hash = createHash('sha256').update(await recipe(addonsFolder));
  for (const folder of [addonsFolder, ...headerFolders]) {
    for (const file of await sourceFiles(folder)) {
      hash.update(`\n${file}\n`);
      hash.update(await readFile(path.join(folder, file)));
    }
  }
  return hash.digest('hex');
}

/**
 * Throws a UserError when what an archive was unpacked to was built by another version of this tool or from other sources.
 * `given`: what the user knows it by.
 */
export async function assertSources(folder: string, addonsFolder: string, given: string): Promise<void> {
  const packer = await readPacker(folder);
  if (packer !== toolVersion) {
    const version = packer ?? '(version unknown)';
    throw new UserError(`${given}: built by napi-matrix ${version}, this is ${toolVersion}`);
  }
  const about = await readAbout(folder);
  const sources = await sourcesDigest(addonsFolder);
  if (about?.sources === sources) return;
  const theirs = about?.sources.slice(0, 12) ?? 'unknown';
  throw new UserError(
    `${given}: built from other sources (${theirs}) than those in ${addonsFolder} (${sources.slice(0, 12)})`,
  );
}
