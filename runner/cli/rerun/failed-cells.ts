import { CELL_STATES, statesOf } from '../../run/judge/cell-states.ts';
import type { Report } from '../../report/schema.ts';

/** The cells of a report that failed its run. */
export interface FailedCells {
  /** Ids of those that have a result. */
  readonly ids: ReadonlySet<string>;
  /** Whether there are cells without one: the run was cut short. */
  readonly missing: boolean;
  /** Whether a cell that may run again is one of them. */
  readonly has: (id: string) => boolean;
}

/** The cells whose state fails a run, and those that were never answered. */
export function failedCells(report: Report): FailedCells {
  const stateOf = statesOf(report);
  const failed = report.cells.filter((cell) => CELL_STATES[stateOf(cell)].fails);
  const ids = new Set(failed.map(({ id }) => id));
  const answered = new Set(report.cells.map(({ id }) => id));
  const missing = report.counts.missing > 0;
  return { ids, missing, has: (id) => ids.has(id) || (missing && !answered.has(id)) };
}
