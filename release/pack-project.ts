import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import * as tar from 'tar';
import { projectRoot } from '../runner/shared/project-root.ts';

/**
 * The package of this project as npm packs it, unpacked in an empty folder; returns the folder of the package. `options` of
 * npm: with --ignore-scripts it holds what was compiled before.
 */
export async function packProject(
  folder: string,
  { options = [], signal }: { readonly options?: readonly string[]; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const args = ['pack', ...options, '--pack-destination', folder];
  await execa('npm', args, { cwd: projectRoot, ...(signal && { cancelSignal: signal }) });
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack wrote no tarball to ${folder}`);
  await tar.x({ file: path.join(folder, name), cwd: folder });
  return path.join(folder, 'package');
}
