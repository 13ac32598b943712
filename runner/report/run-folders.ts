import { readdir, readlink, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Points at the newest run in a folder of reports. */
export const LATEST = 'latest';

const KEPT = 10;
const A_DAY_MS = 24 * 60 * 60 * 1000;
const RUN_NAME = /^(\d{4}-\d\d-\d\d)-(\d+)$/;

interface RunName {
  readonly name: string;
  readonly date: string;
  readonly number: number;
}

/** Runs in a folder of reports, the newest first. */
async function runsIn(reports: string): Promise<RunName[]> {
  const names = await readdir(reports);
  return names
    .flatMap((name) => {
      const [, date = '', number] = RUN_NAME.exec(name) ?? [];
      return number === undefined ? [] : [{ name, date, number: Number(number) }];
    })
    .sort((a, b) => (a.date === b.date ? b.number - a.number : a.date < b.date ? 1 : -1));
}

/** `2026-11-26-3`: the first number of that day after those that are taken. */
export async function nextRunName(reports: string, date: string): Promise<string> {
  const newest = (await runsIn(reports)).find((run) => run.date === date);
  return `${date}-${(newest?.number ?? 0) + 1}`;
}

/**
 * Removes all but the newest ten runs; never `newest` or the one that `latest` points at. A folder without a report may
 * belong to a run that goes on, so it stays for a day.
 */
export async function removeOldRuns(reports: string, newest: string): Promise<void> {
  const linked = await readlink(path.join(reports, LATEST)).catch(() => newest);
  const spared = new Set([newest, path.basename(linked)]);
  let kept = 0;
  for (const { name } of await runsIn(reports)) {
    const folder = path.join(reports, name);
    const isFinished = await hasReport(folder);
    if (isFinished) kept += 1;
    if (spared.has(name) || (isFinished ? kept <= KEPT : await isRecent(folder))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

/** A merged run of several platforms has a report in a folder per platform. */
async function hasReport(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const files = ['.', ...names].map((name) => path.join(folder, name, 'report.json'));
  for (const file of files)
    if (
      await stat(file).then(
        () => true,
        () => false,
      )
    )
      return true;
  return false;
}

async function isRecent(folder: string): Promise<boolean> {
  const info = await stat(folder).catch(() => null);
  return info !== null && Date.now() - info.mtimeMs < A_DAY_MS;
}
