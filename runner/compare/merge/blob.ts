import { canonicalJson } from '../../../suites/json.ts';
import { CellCounter } from '../../run/judge/counts.ts';
import { readReport } from '../../report/read-report.ts';
import type { Report, ReportShard } from '../../report/schema.ts';
import { UserError } from '../../shared/user-error.ts';

/** The report of one shard, and the file it is in. */
export interface Blob {
  readonly file: string;
  readonly report: Report;
  readonly shard: ReportShard;
}

/** Throws a UserError for what is no report, no report of a shard, or not as it was written. */
export async function readBlob(file: string): Promise<Blob> {
  const report = await readReport(file);
  const { shard } = report;
  if (shard === undefined) {
    throw new UserError(`${file} is the report of a whole run; merge takes reports of runs with --shard`);
  }
  if (shard.index > shard.count) throw damaged(file, `shard ${shard.index} of ${shard.count}`);
  const counts = countCells([report], report.counts.missing);
  if (canonicalJson(counts) !== canonicalJson(report.counts)) {
    throw damaged(file, 'its counts are not those of its cells');
  }
  return { file, report, shard };
}

/** The counts of the cells of reports, of which nothing is stale. Throws a UserError for a cell of no rule. */
export function countCells(reports: readonly Report[], missing: number): Report['counts'] {
  const counter = new CellCounter();
  let answered = 0;
  for (const { rules, cells } of reports) {
    const strengths = new Map(rules.map(({ id, strength }) => [id, strength]));
    for (const cell of cells) {
      const strength = strengths.get(cell.rule);
      if (strength === undefined) throw new UserError(`the report lacks the rule of the cell ${cell.id}`);
      counter.add(cell, strength);
    }
    answered += cells.length;
  }
  return counter.total(answered + missing, 0);
}

function damaged(file: string, how: string): UserError {
  return new UserError(`${file} is damaged: ${how}`);
}
