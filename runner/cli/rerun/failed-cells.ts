import { standingOf } from '../../compare/diff/standing.ts';
import type { Report, ReportCell } from '../../report/schema.ts';

/** What of a report failed its run. */
export interface FailedCells {
  /** Ids of those that have a result. */
  readonly ids: ReadonlySet<string>;
  /** Whether there are cells without one: the run was cut short. */
  readonly missing: boolean;
  /** Whether a cell that may be asked again is one of them. */
  readonly has: (id: string) => boolean;
}

/** New deviations, known ones that are gone, flaky cells, errors, and what was never answered. */
export function failedCells({ rules, cells, counts }: Report): FailedCells {
  const informative = new Set(rules.filter(({ strength }) => strength === 'informative').map(({ id }) => id));
  const failed = cells.filter((cell) => fails(cell, informative.has(cell.rule)));
  const ids = new Set(failed.map(({ id }) => id));
  const answered = new Set(cells.map(({ id }) => id));
  const missing = counts.missing > 0;
  return { ids, missing, has: (id) => ids.has(id) || (missing && !answered.has(id)) };
}

function fails(cell: ReportCell, isInformative: boolean): boolean {
  const standing = standingOf(cell, isInformative);
  return standing === 'new' || standing === 'unclear' || cell.fixed !== undefined;
}
