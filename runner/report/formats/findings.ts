import { isNothingObserved } from '../../run/judge/exit-code.ts';
import { count } from '../../shared/count.ts';
import { unmetIn } from '../conformance.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Report } from '../schema.ts';
import { staleLines } from '../summary.ts';

/** A cause of exit code 1 that is not the state of a cell. */
export interface Finding {
  readonly name: string;
  readonly kind: 'missing' | 'unobserved' | 'unmet' | 'stale' | 'unexplained';
  readonly text: string;
}

/**
 * Cells that were planned and never answered, a run that observed nothing, a profile that is not met, expectations that
 * match nothing, and those without a reason.
 */
export function findingsOf(report: Report): Finding[] {
  const { counts, stale, cells, profile } = report;
  const unobserved: Finding = {
    name: 'nothing observed',
    kind: 'unobserved',
    text: 'nothing was observed: no cell has a result',
  };
  const unmet = unmetIn(report);
  const unmetProfile: Finding = {
    name: `profile ${profile}`,
    kind: 'unmet',
    text: `${count(unmet, 'runtime')} of this run ${unmet === 1 ? 'does' : 'do'} not conform to ${profile}, known deviations aside`,
  };
  const missing: Finding = {
    name: 'missing cells',
    kind: 'missing',
    text: `${counts.missing} cells were planned and never answered: the run was cut short`,
  };
  const lines = staleLines(stale);
  return [
    ...(counts.missing > 0 ? [missing] : []),
    ...(isNothingObserved(counts) ? [unobserved] : []),
    ...(unmet > 0 ? [unmetProfile] : []),
    ...stale.map(({ runtime, rule, versions }, index): Finding => ({
      name: `expectation of ${runtime} for ${rule} (${versions})`,
      kind: 'stale',
      text: lines[index] ?? '',
    })),
    ...unexplainedFindings(cells),
  ];
}

/** One for each reason that a person still has to write. */
function unexplainedFindings(cells: readonly CellRecord[]): Finding[] {
  const unexplained = cells.filter(({ known }) => known?.unexplained);
  return [...groupBy(unexplained, ({ known }) => known?.id ?? '')].map(([id, ofReason]) => ({
    name: `expectation without a reason: ${id}`,
    kind: 'unexplained',
    text: `no reason is written yet for ${id}: ${[...new Set(ofReason.map(({ rule }) => rule))].join(', ')}`,
  }));
}
