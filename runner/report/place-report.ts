import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasOwnerEnded, ownerName } from '../shared/owner.ts';
import { UserError } from '../shared/user-error.ts';
import { withDiskErrors } from '../shared/with-disk-errors.ts';

/** The report of a run. */
export const REPORT_FILE = 'report.json';
const PART = 'report.partial.json';
/** Files of an earlier run, which would be taken for those of this one. */
const OF_A_RUN = [PART, 'report.html', 'timings.json'];

const LOCK = '.report-lock';
/** Placing takes milliseconds: after so long, in ms, the owner of a lock is gone, also one of another machine. */
const LOCK_MS = 60_000;
const RETRY_MS = 20;

export interface Placed {
  /** The name that the report has. */
  readonly report: string;
  /** Why a file beside it is not there; null: all are. */
  readonly failure: UserError | null;
}

/**
 * Moves the files of a run to the folder that a user named, where other things may lie, so that of several runs all
 * files are of one. The report of a run that was cut short does not replace one that is there.
 */
export async function placeReport(from: string, to: string, isWhole: boolean): Promise<Placed> {
  return withLock(path.join(to, LOCK), async () => {
    if (!isWhole && (await isThere(path.join(to, REPORT_FILE)))) {
      await rename(path.join(from, REPORT_FILE), path.join(to, PART));
      return { report: PART, failure: null };
    }
    for (const name of OF_A_RUN) await rm(path.join(to, name), { force: true });
    const failures = await moveFiles(from, to);
    return { report: REPORT_FILE, failure: failures[0] ?? null };
  });
}

/** Returns why some could not be moved; the others are. Throws a UserError when it is the report. */
async function moveFiles(from: string, to: string): Promise<UserError[]> {
  const failures: UserError[] = [];
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    try {
      if (entry.isDirectory()) {
        await withDiskErrors(target, () => mkdir(target, { recursive: true }));
        failures.push(...(await moveFiles(source, target)));
      } else if (!entry.name.startsWith('.')) await withDiskErrors(target, () => rename(source, target));
    } catch (error) {
      if (!(error instanceof UserError) || entry.name === REPORT_FILE) throw error;
      failures.push(error);
    }
  }
  return failures;
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
