import { z } from 'zod';
import { frameSchema, type Report, type ReportFrame, type ReportTail } from '../../report/schema.ts';
import { countCells, type Blob } from './blob.ts';

/** What the unsharded run would have written, in the parts that a report is written in. */
export interface Merged {
  readonly frame: ReportFrame;
  /** In any order. */
  readonly cells: readonly Report['cells'][number][];
  readonly tail: ReportTail;
}

// Not strict: it takes what a report begins with and drops all else.
const frameOfWholeRun = z.object(frameSchema.omit({ shard: true }).shape);

/** One report of all shards of one run. What no shard may conclude is concluded here: what is stale and missing. */
export function mergeBlobs(blobs: readonly [Blob, ...Blob[]]): Merged {
  const [{ report, shard }] = blobs;
  const reports = blobs.map((blob) => blob.report);
  const cells = reports.flatMap((part) => part.cells);
  const missing = shard.planned - cells.length;
  // As in a run that was interrupted: a cell that nobody asked may be the one that an expectation speaks of.
  const stale = missing === 0 ? shard.stale : [];
  return {
    frame: frameOfWholeRun.parse(report),
    cells,
    tail: { counts: { ...countCells(reports, missing), stale: stale.length }, stale },
  };
}
