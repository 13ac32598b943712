import type { Strength } from '../../../suites/rule.ts';
import type { CellRecord } from './judge.ts';

/** How many cells came to what. Each cell is in exactly one of the first group. */
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

  /** Of the cells above: those that did not come out the same twice. */
  readonly flaky: number;
  /** Of those that conform: an expectation names a deviation that is gone. */
  readonly fixed: number;
  /** Expectations that match no cell of a complete run. */
  readonly stale: number;
  /** Of those that are known: nobody has written the reason yet. Undefined: none. */
  readonly unexplained?: number | undefined;
}

/** What of a judged cell is counted. */
interface Judged {
  readonly verdict: CellRecord['verdict'];
  readonly known?: CellRecord['known'];
  readonly flaky?: true | undefined;
  readonly fixed?: unknown;
}

export class CellCounter {
  readonly #counts = { conforms: 0, known: 0, deviates: 0, informative: 0, unsupported: 0, error: 0 };
  #flaky = 0;
  #fixed = 0;
  #unexplained = 0;

  add(record: Judged, strength: Strength): void {
    this.#counts[groupOf(record, strength)] += 1;
    if (record.flaky) this.#flaky += 1;
    if (record.fixed) this.#fixed += 1;
    if (record.known?.unexplained) this.#unexplained += 1;
  }

  total(planned: number, stale: number): Counts {
    const answered = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
    return {
      ...this.#counts,
      missing: planned - answered,
      flaky: this.#flaky,
      fixed: this.#fixed,
      stale,
      ...(this.#unexplained > 0 && { unexplained: this.#unexplained }),
    };
  }
}

function groupOf(
  record: Judged,
  strength: Strength,
): Exclude<keyof Counts, 'missing' | 'flaky' | 'fixed' | 'stale' | 'unexplained'> {
  if (record.verdict !== 'deviates') return record.verdict;
  if (record.known) return 'known';
  return strength === 'informative' ? 'informative' : 'deviates';
}
