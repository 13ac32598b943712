import { stateOf, type CellState } from './cell-state.ts';
import { outcomeText } from './outcome-text.ts';
import { printable } from '../shared/printable.ts';
import type { Report, ReportCell } from './schema.ts';

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

/** The state of each cell of a report. */
export function statesOf({ rules }: Pick<Report, 'rules'>): (cell: ReportCell) => CellState {
  const perId = new Map(rules.map((rule) => [rule.id, rule]));
  return (cell) => stateOf(cell, perId.get(cell.rule) ?? { strength: 'must' });
}
