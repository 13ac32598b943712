import type { Cell } from '../plan/cells.ts';
import type { CellRecord } from './cell-record.ts';
import type { Expectation } from './expectations.ts';

export interface JudgedCell {
  readonly cell: Cell;
  readonly record: CellRecord;
}

/** The results of a run in one runtime. */
export interface Findings {
  /** Every cell of that runtime, in each of its releases. */
  readonly judged: readonly JudgedCell[];
  /** Expectations that no cell of a complete run matched. */
  readonly stale: readonly Expectation[];
  /** Each target was run, and each cell answered. */
  readonly everyTarget: boolean;
  /** The rule ids that globs choose from. */
  readonly rules: readonly string[];
}
