import { cp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PACKAGES = 'node_modules';
const PARTS = ['addons', 'bin', 'matrix.json', PACKAGES, 'package.json', 'runner', 'suites'];

/**
 * A copy of the project below spaces and letters beyond ASCII. With `linked` its packages are a link to the project's,
 * which is much quicker; with `built` it has the addons that the project has built, else none.
 */
export async function copyProject({ linked = false, built = false } = {}): Promise<string> {
  const copy = path.join(await temporaryFolder(), "it's my project");
  const build = path.join(projectRoot, 'addons', 'build');
  for (const part of PARTS.filter((name) => !linked || name !== PACKAGES)) {
    await cp(path.join(projectRoot, part), path.join(copy, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => built || file !== build,
    });
  }
  if (linked) await symlink(path.join(projectRoot, PACKAGES), path.join(copy, PACKAGES), 'junction');
  return copy;
}
