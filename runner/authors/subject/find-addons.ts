import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { claimsOf } from './claims.ts';

/** Folders whose files are not the package's own, and folders that node-gyp writes in between. */
const SKIPPED = new Set(['node_modules', '.git', 'obj.target', '.deps']);
const DEEPEST = 12;

/** The folders where the tools that publish addons put them: prebuildify, node-gyp, node-pre-gyp, cmake-ts, napi-rs. */
const USUAL_PLACES = new Set(['prebuilds', 'build', 'binding', 'bindings', 'bin', 'lib', 'dist', 'native']);
/** `lib` and `dist` have mostly JavaScript; addons lie in them or in a folder of theirs. */
const SHALLOW = new Set(['lib', 'dist', 'bin']);
const SHALLOW_DEPTH = DEEPEST - 3;

/** The `.node` files of a package's folder, sorted, relative to it. Links are not followed. */
export async function addonsBelow(folder: string, depth = 0): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.isFile() && entry.name.endsWith('.node')) found.push(entry.name);
    if (!entry.isDirectory() || SKIPPED.has(entry.name) || depth === DEEPEST) continue;
    found.push(...(await below(folder, entry.name, depth + 1)));
  }
  return found.sort();
}

/** The same where an installed package usually has them, so that a large tree is not read file by file. */
export async function addonsInUsualPlaces(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.node'))
    .map(({ name }) => name);
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    if (!USUAL_PLACES.has(name) && claimsOf(name).os === null) continue;
    found.push(...(await below(folder, name, SHALLOW.has(name) ? SHALLOW_DEPTH : 1)));
  }
  return found.sort();
}

async function below(folder: string, name: string, depth: number): Promise<string[]> {
  const files = await addonsBelow(path.join(folder, name), depth);
  return files.map((file) => `${name}/${file}`);
}
