import chalk from 'chalk';
import { CELL_STATES, type CellState } from '../../run/judge/cell-states.ts';
import type { Counts } from '../../run/judge/counts.ts';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import { count, thousands } from '../../shared/count.ts';
import type { ReportHeader } from '../schema.ts';
import { runFaults } from '../run-faults.ts';
import { FAILING_STATES } from './failing-states.ts';

const OTHERS = ['conforms', 'known', 'informative', 'unsupported'] as const satisfies readonly CellState[];

/** `NOTHING NEW   13,877 conform · 1,233 known · 0 new · 805 not run`; what is zero is left out but for the first three. */
export function verdictLine(
  counts: Counts,
  {
    interrupted,
    ms,
    absent = [],
    unmet = 0,
  }: { interrupted: boolean; ms: number; unmet?: number } & Pick<ReportHeader, 'absent'>,
): string {
  const code = interrupted ? EXIT.interrupted : exitCode(counts, absent, unmet);
  const parts = OTHERS.flatMap((state) => {
    const { counted, short } = CELL_STATES[state];
    const news = state === 'known' && counts.deviates === 0 ? ['0 new'] : [];
    const isShown = counts[counted] > 0 || state === 'conforms' || state === 'known';
    return [...(isShown ? [`${thousands(counts[counted])} ${short}`] : []), ...news];
  });
  if (code === EXIT.ok) return `${chalk.green.bold('NOTHING NEW')}   ${parts.join(' · ')}`;
  const time = `${(ms / 1000).toFixed(1)} s`;
  const heading = [...(interrupted ? ['interrupted'] : []), ...failures(counts, absent, unmet)]
    .join(', ')
    .toUpperCase();
  return `${chalk.red.bold(heading)}   ${[...parts, time].join(' · ')}   (exit ${code})`;
}

function failures(counts: Counts, absent: ReportHeader['absent'], unmet: number): string[] {
  const states = FAILING_STATES.flatMap((state) => {
    const { counted, one, many } = CELL_STATES[state];
    return counts[counted] > 0 ? [count(counts[counted], one, many)] : [];
  });
  return [
    ...states,
    ...(counts.missing > 0 ? [`${thousands(counts.missing)} missing`] : []),
    ...(counts.stale > 0 ? [count(counts.stale, 'stale expectation')] : []),
    ...runFaults(counts, { absent }, unmet),
  ];
}
