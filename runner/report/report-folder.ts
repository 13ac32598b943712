import { mkdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../shared/make-folder.ts';
import { withDiskErrors } from '../shared/with-disk-errors.ts';
import { sweepOld } from '../shared/sweep-old.ts';
import { temporaryName } from '../shared/write-file-atomically.ts';
import { placeReport, REPORT_FILE, type Placed } from './place-report.ts';
import { pointLatest } from './latest-link.ts';
import { LATEST, nextRunName, removeOldRuns } from './run-folders.ts';

/** Where a run writes its report. */
export interface ReportFolder {
  /** Absolute. The files of the run are written here. */
  readonly folder: string;
  /** The folder in which they are found once they are published. */
  readonly known: string;
  /** The name of the folder that stays, where `known` moves on with the next run. */
  readonly keptAs?: string;
  /** Puts the files in place, once report.json is written. */
  publish(isWhole: boolean): Promise<Placed>;
  /** Removes what was not published. */
  dispose(): Promise<void>;
}

/** Null: a new run in `reports`. */
export function openReportFolder(out: string | null, reports: string): Promise<ReportFolder> {
  return out === null ? newRunFolder(reports) : givenFolder(out);
}

/** The files that a killed run left in a folder that a user named. */
const REMAINS = /^\.(cells|report)-/;

/** A folder within the one that a user named, where other things may lie. */
async function givenFolder(known: string): Promise<ReportFolder> {
  const folder = path.join(known, temporaryName('report'));
  await withDiskErrors(`the report to ${known}`, async () => {
    await makeFolder(known);
    await sweepOld(known, undefined, REMAINS).catch(() => undefined);
    await mkdir(folder);
  });
  return {
    folder,
    known,
    publish: (isWhole) => withDiskErrors(`the report to ${known}`, () => placeReport(folder, known, isWhole)),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A new folder `<date>-<n>` in `reports`. When it is published, `latest` points at it and only the newest runs are kept.
 * Throws a UserError when it cannot be made.
 */
export async function newRunFolder(reports: string, now = new Date()): Promise<ReportFolder> {
  const folder = await withDiskErrors(`the report to ${reports}`, async () => {
    await makeFolder(reports);
    return makeNumbered(reports, now.toISOString().slice(0, 10));
  });
  return {
    folder,
    known: path.join(reports, LATEST),
    keptAs: path.basename(folder),
    publish: () =>
      withDiskErrors(path.join(reports, LATEST), async () => {
        await pointLatest(reports, path.basename(folder));
        await removeOldRuns(reports, path.basename(folder));
        return { report: REPORT_FILE, failure: null };
      }),
    dispose: () => rmdir(folder).catch(() => undefined),
  };
}

/** Another run may take the same number at the same time; mkdir lets one of them have it. */
async function makeNumbered(reports: string, date: string): Promise<string> {
  for (;;) {
    const folder = path.join(reports, await nextRunName(reports, date));
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
