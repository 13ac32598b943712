import { mkdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../shared/make-folder.ts';
import { withDiskErrors } from '../shared/with-disk-errors.ts';
import { pointLatest } from './latest-link.ts';
import { LATEST, nextRunName, removeOldRuns } from './run-folders.ts';

/** Where a run writes its report. */
export interface ReportFolder {
  /** Absolute. */
  readonly folder: string;
  /** The folder by the name under which it is found by default. */
  readonly known: string;
  /** Makes the report the newest one. Call it once report.json is in place. */
  publish(): Promise<void>;
  /** Removes the folder if nothing was written. */
  dispose(): Promise<void>;
}

/** Null: a new run in `reports`. */
export function openReportFolder(out: string | null, reports: string): Promise<ReportFolder> {
  return out === null ? newRunFolder(reports) : Promise.resolve(givenFolder(out));
}

/** The folder that a user named: nothing else is touched. */
function givenFolder(folder: string): ReportFolder {
  return { folder, known: folder, publish: () => Promise.resolve(), dispose: () => Promise.resolve() };
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
    publish: () =>
      withDiskErrors(path.join(reports, LATEST), async () => {
        await pointLatest(reports, path.basename(folder));
        await removeOldRuns(reports, path.basename(folder));
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
