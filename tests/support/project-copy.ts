import { cp } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PARTS = ['addons', 'bin', 'matrix.json', 'node_modules', 'package.json', 'runner', 'suites'];

/** A copy of the project below spaces and letters beyond ASCII, with nothing built. */
export async function copyProject(): Promise<string> {
  const copy = path.join(await temporaryFolder(), "it's my project");
  const built = path.join(projectRoot, 'addons', 'build');
  for (const part of PARTS) {
    await cp(path.join(projectRoot, part), path.join(copy, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => file !== built,
    });
  }
  return copy;
}
