import chalk from 'chalk';
import { CELL_STATES, type CellState } from '../run/judge/cell-states.ts';
import type { Counts } from '../run/judge/counts.ts';
import { count, thousands } from '../shared/count.ts';
import { countText } from './count-text.ts';
import type { ReportSummary } from './schema.ts';

/** In the order in which they are printed. */
const PRINTED = [
  'conforms',
  'known',
  'new',
  'informative',
  'unsupported',
  'error',
  'flaky',
  'fixed',
] as const satisfies readonly CellState[];

/** The counts in one line; what is zero is left out, except what conforms and what is new. */
export function countsLine(counts: Counts): string {
  const states = PRINTED.filter(
    (state) => counts[CELL_STATES[state].counted] > 0 || state === 'conforms' || state === 'new',
  ).map((state) => {
    const { counted, fails } = CELL_STATES[state];
    const text = countText(counts[counted], state);
    return counts[counted] > 0 && fails ? chalk.red.bold(text) : text;
  });
  const findings = [
    ...(counts.missing > 0 ? [`${thousands(counts.missing)} missing`] : []),
    ...(counts.stale > 0
      ? [count(counts.stale, 'expectation that matches nothing', 'expectations that match nothing')]
      : []),
    ...(counts.unexplained > 0 ? [`${thousands(counts.unexplained)} known without a reason`] : []),
  ].map((text) => chalk.red.bold(text));
  return [...states, ...findings].join(', ');
}

/** The changes that a person must make before the next run is green, one line each. */
export function staleLines(stale: ReportSummary['stale']): string[] {
  return stale.map(
    ({ runtime, rule, glob, versions }) =>
      `suites/expectations/${runtime}.json: the entry for ${rule} (${versions}) matches no cell: ${glob === undefined ? 'remove it' : `narrow the glob ${glob}`}`,
  );
}
