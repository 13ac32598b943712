import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addonsBelow } from '../../runner/authors/subject/find-addons.ts';
import { fetchedPackage } from '../fetched-package.ts';

/** Together they have small files of every format: ELF, Mach-O, fat Mach-O and PE, glibc and musl, x64 and arm64. */
const PACKAGES = ['bufferutil@4.1.0', 'fsevents@2.3.3', 'argon2@0.45.1'];
const LARGEST = 200_000;

/** The files that mutations begin with. They are fetched unless they are cached. */
export async function fuzzedFiles(signal: AbortSignal): Promise<Buffer[]> {
  const files: Buffer[] = [];
  for (const spec of PACKAGES) {
    const folder = await fetchedPackage(spec, undefined, signal);
    for (const file of await addonsBelow(folder)) files.push(await readFile(path.join(folder, file)));
  }
  return files.filter(({ length }) => length <= LARGEST);
}
