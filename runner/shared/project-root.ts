import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this package: it holds addons/, suites/ and matrix.json, beside runner/ as beside dist/. */
export const projectRoot = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'matrix.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('matrix.json is missing from the package');
  return findRoot(parent);
}
