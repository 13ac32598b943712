import { z } from 'zod';
import { headerSchema, type Report, type ReportHeader, type ReportSummary } from '../../report/schema.ts';
import { countCells, type Blob } from './blob.ts';

/** The report that the unsharded run would have written, in parts. */
export interface Merged {
  readonly header: ReportHeader;
  /** In any order. */
  readonly cells: readonly Report['cells'][number][];
  readonly summary: ReportSummary;
}

// Not strict: it takes what a report begins with and drops all else.
const headerOfWholeRun = z.object(headerSchema.omit({ shard: true }).shape);

/** One report of all shards of one run. What no shard may conclude is concluded here: what is stale and missing. */
export function mergeBlobs(blobs: readonly [Blob, ...Blob[]]): Merged {
  const [{ report, shard }] = blobs;
  const reports = blobs.map((blob) => blob.report);
  const cells = reports.flatMap((part) => part.cells);
  const missing = shard.planned - cells.length;
  // The same as in an interrupted run: an expectation may be about a cell that was not run.
  const stale = missing === 0 ? shard.stale : [];
  return {
    header: headerOfWholeRun.parse(report),
    cells,
    summary: { counts: { ...countCells(reports, missing), stale: stale.length }, stale },
  };
}
