import { FRAME, reportCell, TAIL } from '../../report/stand-ins/report.ts';
import type { Report, ReportCell, ReportShard } from '../../report/schema.ts';
import { countCells, type Blob } from '../blob.ts';

export interface BlobParts {
  readonly shard?: Partial<ReportShard>;
  readonly report?: Partial<Report>;
  readonly missing?: number;
}

/** A whole report of these cells, but for what a test is about. */
export function reportWith(cells: readonly ReportCell[], parts: Partial<Report> = {}, missing = 0): Report {
  const report: Report = { ...FRAME, ...TAIL, cells: [...cells], ...parts };
  return { ...report, counts: countCells([report], missing), ...parts };
}

/** Shard `index` of 2, of a run of two cells. */
export function blobWith(index: number, { shard, report, missing }: BlobParts = {}): Blob {
  const described: ReportShard = {
    index,
    count: 2,
    plan: 'b'.repeat(64),
    planned: 2,
    stale: [],
    ...shard,
  };
  const cells = [reportCell({ target: String(index + 7) })];
  return {
    file: `shard-${index}.json`,
    shard: described,
    report: { ...reportWith(cells, report, missing), shard: described },
  };
}
