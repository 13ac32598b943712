import type { Strength } from '../../../suites/rule.ts';
import { CELL_STATES, verdictState, type Judged } from './cell-states.ts';

/** Cells per state. Each cell is in exactly one of the first group. */
export interface Counts {
  readonly conforms: number;
  /** Deviations that an expectation names. */
  readonly known: number;
  /** New deviations from must and should rules. */
  readonly deviates: number;
  /** New deviations from informative rules, which fail no run. */
  readonly informative: number;
  readonly unsupported: number;
  readonly error: number;
  /** Planned and never answered: the run was cut short. */
  readonly missing: number;

  /** The part of the cells above whose second run had another result. */
  readonly flaky: number;
  /** The part of `conforms` for which an expectation names a deviation that is gone. */
  readonly fixed: number;
  /** Expectations that match no cell of a complete run. */
  readonly stale: number;
  /** The part of `known` whose reason is not written yet. */
  readonly unexplained: number;
}

const NONE: Counts = {
  conforms: 0,
  known: 0,
  deviates: 0,
  informative: 0,
  unsupported: 0,
  error: 0,
  missing: 0,
  flaky: 0,
  fixed: 0,
  stale: 0,
  unexplained: 0,
};

export class CellCounter {
  readonly #counts: Record<keyof Counts, number> = { ...NONE };
  #answered = 0;

  add(record: Judged, strength: Strength): void {
    this.#answered += 1;
    this.#counts[CELL_STATES[verdictState(record, { strength })].counted] += 1;
    if (record.flaky) this.#counts.flaky += 1;
    if (record.fixed) this.#counts.fixed += 1;
    if (record.known?.unexplained) this.#counts.unexplained += 1;
  }

  total(planned: number, stale: number): Counts {
    return { ...this.#counts, missing: planned - this.#answered, stale };
  }
}
