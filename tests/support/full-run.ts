import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { FULL_RELEASE } from './releases.ts';
import { ended, startMatrix, type Run } from './run-matrix.ts';

const POLL_MS = 200;

/**
 * Every rule and target in one release, run once for all tests that only read what it printed and wrote: the first
 * that needs it runs it, the others wait for it. Nobody may write into its folder.
 */
export async function fullRun(): Promise<Run> {
  const folder = path.join(inject('sharedFolder'), 'full run');
  const result = path.join(folder, 'result.json');
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(await written(result)) as Run;
  }
  const out = path.join(folder, 'out');
  const run = { ...(await ended(startMatrix(['--node', FULL_RELEASE, '--out', out]))), out };
  await writeFile(`${result}.part`, JSON.stringify(run));
  await rename(`${result}.part`, result);
  return run;
}

/** The text of a file, once there is one; the time limit is that of the hook or test. */
async function written(file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return null;
    });
    if (text !== null) return text;
    await setTimeout(POLL_MS);
  }
}
