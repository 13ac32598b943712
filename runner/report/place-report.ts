import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasOwnerEnded, ownerName } from '../shared/owner.ts';

const WHOLE = 'report.json';
const PART = 'report.partial.json';
/** Files of an earlier run, which would be taken for those of this one. */
const OF_A_RUN = [PART, 'report.html', 'timings.json'];

const LOCK = '.report-lock';
/** Placing takes milliseconds: after so long, in ms, the owner of a lock is gone, also one of another machine. */
const LOCK_MS = 60_000;
const RETRY_MS = 20;

/**
 * Moves the files of a run to the folder that a user named, where other things may lie, so that of several runs all
 * files are of one. The report of a run that was cut short does not replace one that is there. Returns the name that
 * the report has.
 */
export async function placeReport(
  from: string,
  to: string,
  isWhole: boolean,
): Promise<typeof WHOLE | typeof PART> {
  return withLock(path.join(to, LOCK), async () => {
    if (!isWhole && (await isThere(path.join(to, WHOLE)))) {
      await rename(path.join(from, WHOLE), path.join(to, PART));
      return PART;
    }
    for (const name of OF_A_RUN) await rm(path.join(to, name), { force: true });
    await moveFiles(from, to);
    return WHOLE;
  });
}

async function moveFiles(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target, { recursive: true });
      await moveFiles(source, target);
    } else if (!entry.name.startsWith('.')) await rename(source, target);
  }
}

async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(lock))) await delay(RETRY_MS);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, ownerName(), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = await readFile(lock, 'utf8').catch(() => '');
    const since = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (hasOwnerEnded(owner) || since > LOCK_MS) await rm(lock, { force: true });
    return false;
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
