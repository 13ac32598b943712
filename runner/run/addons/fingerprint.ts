import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { withSlashes } from '../../shared/with-slashes.ts';
import type { Toolchain } from './toolchain.ts';

/** The environment variables that change what the compiler does. */
const COMPILER_VARIABLES = ['CC', 'CXX', 'AR', 'CFLAGS', 'CXXFLAGS', 'CPPFLAGS', 'LDFLAGS', 'GYP_DEFINES'];

export interface BuildInputs {
  /** The addons folder and the folder of node-api-headers' include files. */
  readonly folders: readonly string[];
  readonly toolchain: Pick<Toolchain, 'builder' | 'recipe'>;
  readonly env: NodeJS.ProcessEnv;
}

/** A name for what a build is made from (SHA-256, 16 hex digits): same inputs, same name; any change, another. */
export async function fingerprint(inputs: BuildInputs): Promise<string> {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch} ${inputs.toolchain.builder}\n`);
  for (const name of COMPILER_VARIABLES) hash.update(`${name}=${inputs.env[name] ?? ''}\n`);
  hash.update(inputs.toolchain.recipe);
  for (const folder of inputs.folders) {
    for (const file of await sourceFiles(folder)) {
      hash.update(`\n${file}\n`);
      hash.update(await readFile(path.join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The files below an addons or include folder that a build reads, relative, with `/`, sorted. */
export async function sourceFiles(folder: string): Promise<string[]> {
  const top = await readdir(folder, { withFileTypes: true });
  // Other builds come and go in build/ while this one looks around.
  const below = await Promise.all(
    top
      .filter((entry) => entry.isDirectory() && entry.name !== 'build')
      .map(({ name }) => filesBelow(folder, name)),
  );
  const files = top.filter((entry) => entry.isFile()).map(({ name }) => name);
  return [...files, ...below.flat()].filter((file) => /\.(c|cc|h|gyp|json|map)$/.test(file)).sort();
}

async function filesBelow(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, name), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => withSlashes(path.relative(folder, path.join(entry.parentPath, entry.name))));
}
