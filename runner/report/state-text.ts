import type { CellState } from '../run/judge/cell-states.ts';
import { outcomeText } from '../run/execute/outcome-text.ts';
import { printable } from '../shared/printable.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';

const WORDS: Readonly<Record<CellState, (cell: CellRecord) => string>> = {
  conforms: () => 'conforms',
  known: ({ known }) => `known deviation: ${[known?.reason, known?.link].filter(Boolean).join(' ')}`,
  new: (cell) => `new deviation: ${outcomeText(cell)}`,
  informative: (cell) => `deviation from an informative rule: ${outcomeText(cell)}`,
  unsupported: ({ outcome }) => outcome.reason ?? 'unsupported: no reason given',
  error: (cell) => outcomeText(cell),
  flaky: (cell) => `flaky: ${outcomeText(cell)}, but not when repeated`,
  fixed: ({ fixed }) => `a known deviation is gone, its expectation must be removed: ${fixed?.reason ?? ''}`,
};

/** The state of a cell and its reason, in one printable line. */
export function stateText(cell: CellRecord, state: CellState): string {
  return printable(WORDS[state](cell), 1000);
}
