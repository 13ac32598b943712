import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { ReportDiff } from './compare-reports.ts';

/** A comparison for programs: `worse`, what moved around the cells, and every change with what came of it before. */
export function diffJson({ worse, surroundings, runtimes, changes }: ReportDiff): string {
  const content = {
    schemaVersion: 1,
    worse,
    surroundings,
    runtimes: {
      matched: runtimes.pairs.map(({ before, after }) => ({ before: before.id, after: after.id })),
      appeared: runtimes.appeared.map(({ id }) => id),
      vanished: runtimes.vanished.map(({ id }) => id),
    },
    changes: changes.map(({ before, after, ...change }) => ({
      ...change,
      before: cellJson(before),
      after: cellJson(after),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Null where a report has no such cell. */
function cellJson(cell: CellRecord | undefined) {
  if (cell === undefined) return null;
  const { id, verdict, outcome, observation, known, flaky } = cell;
  return { id, verdict, outcome, observation, known: known?.reason, flaky };
}
