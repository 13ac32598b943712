import type { Strength } from '../../suites/rule.ts';
import { groupOf } from '../judge/counts.ts';
import { outcomeText } from './outcome-text.ts';
import { printable } from './printable.ts';
import type { Report, ReportCell } from './schema.ts';

/** What a cell means for its run. `flaky` and `fixed` go before what it would be else, for they fail the run. */
export type CellState =
  'conforms' | 'known' | 'new' | 'informative' | 'unsupported' | 'error' | 'flaky' | 'fixed';

export function stateOf(cell: ReportCell, strength: Strength): CellState {
  if (cell.flaky) return 'flaky';
  if (cell.fixed) return 'fixed';
  const group = groupOf(cell, strength);
  return group === 'deviates' ? 'new' : group;
}

/** Whether one such cell is enough for exit code 1. */
export const FAILS: Readonly<Record<CellState, boolean>> = {
  conforms: false,
  known: false,
  new: true,
  informative: false,
  unsupported: false,
  error: true,
  flaky: true,
  fixed: true,
};

const WORDS: Readonly<Record<CellState, (cell: ReportCell) => string>> = {
  conforms: () => 'conforms',
  known: ({ known }) => `known deviation: ${[known?.reason, known?.link].filter(Boolean).join(' ')}`,
  new: (cell) => `new deviation: ${outcomeText(cell)}`,
  informative: (cell) => `deviation from an informative rule: ${outcomeText(cell)}`,
  unsupported: ({ outcome }) => outcome.reason ?? 'unsupported: no reason given',
  error: (cell) => outcomeText(cell),
  flaky: (cell) => `flaky: ${outcomeText(cell)}, but not when asked again`,
  fixed: ({ fixed }) => `a known deviation is gone, its expectation must be removed: ${fixed?.reason ?? ''}`,
};

/** What became of a cell and why, in one printable line. */
export function stateText(cell: ReportCell, state: CellState): string {
  return printable(WORDS[state](cell), 1000);
}

/** The strength of each rule of a report. */
export function strengthsOf({ rules }: Pick<Report, 'rules'>): (cell: ReportCell) => Strength {
  const strengths = new Map(rules.map(({ id, strength }) => [id, strength]));
  return ({ rule }) => strengths.get(rule) ?? 'must';
}
