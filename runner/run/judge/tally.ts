import type { ProbeResult } from '../execute/outcome.ts';
import type { Cell } from '../plan/cells.ts';
import type { CellRecord } from './cell-record.ts';
import { CellCounter, type Counts } from './counts.ts';
import { NO_EXPECTATIONS, type ExpectationFile } from './expectation-file.ts';
import { describeUnmatched, type ExpectationSet, type UnmatchedExpectation } from './expectation-set.ts';
import type { Expectation } from './expectations.ts';
import { judge } from './judge.ts';
import type { JudgedCell } from './findings.ts';
import { updateExpectations, type Update } from './update-expectations.ts';

/** The totals of a run, complete when its last cell is judged. */
export interface Summary {
  readonly counts: Counts;
  readonly stale: UnmatchedExpectation[];
}

/** Rules whose deviation is known, but whose reason is not written yet. */
export interface UnexplainedReason {
  /** Name of the runtime, of the file. */
  readonly runtime: string;
  readonly reason: string;
  readonly rules: readonly string[];
}

/** Judges the cells of a run one by one and keeps count. */
export class Tally {
  readonly #expectations: ExpectationSet;
  readonly #counter = new CellCounter();
  readonly #matched = new Set<Expectation>();
  /** Per runtime name and id of a reason, the rules. */
  readonly #unexplained = new Map<string, Map<string, Set<string>>>();
  /** In a run that updates expectations every cell, without what conforming ones observed. */
  readonly #judged: JudgedCell[] = [];

  constructor(expectations: ExpectationSet) {
    this.#expectations = expectations;
  }

  judge(cell: Cell, result: ProbeResult): CellRecord {
    const about = this.#expectations.about(cell);
    for (const expectation of about) this.#matched.add(expectation);
    const record = judge(cell, result, about);
    this.#counter.add(record, cell.rule.strength);
    if (record.known?.unexplained) this.#noteUnexplained(cell, record.known.id ?? '');
    if (this.#expectations.mode === 'update') {
      const { observation, ...rest } = record;
      const kept = record.verdict === 'deviates' && observation !== undefined ? { observation } : {};
      this.#judged.push({ cell, record: { ...rest, ...kept } });
    }
    return record;
  }

  /** `complete`: every rule was run for every target, so an expectation that no cell matched is stale. */
  summarize(planned: number, complete: boolean): Summary {
    const stale = complete ? this.#expectations.without(this.#matched) : [];
    return {
      counts: this.#counter.total(planned, stale.length),
      stale: stale.map(({ runtime, expectation }) => describeUnmatched(runtime, expectation)),
    };
  }

  unexplained(): UnexplainedReason[] {
    return [...this.#unexplained].flatMap(([runtime, reasons]) =>
      [...reasons].map(([reason, rules]) => ({ runtime, reason, rules: [...rules].sort() })),
    );
  }

  /**
   * The new content of each file of expectations after this run, for a set whose mode is `update`. `everyTarget`: each
   * target was run, and each cell answered.
   */
  updates(
    files: ReadonlyMap<string, ExpectationFile>,
    rules: readonly string[],
    { complete, everyTarget }: { readonly complete: boolean; readonly everyTarget: boolean },
  ): ReadonlyMap<string, Update> {
    const stale = complete ? this.#expectations.without(this.#matched) : [];
    const updates = [...this.#expectations.active().keys()].map((name) => {
      const judged = this.#judged.filter(({ cell }) => cell.runtime.name === name);
      const gone = stale.filter(({ runtime }) => runtime === name).map(({ expectation }) => expectation);
      const file = files.get(name) ?? NO_EXPECTATIONS;
      const update = updateExpectations(file, { judged, stale: gone, everyTarget, rules });
      return { name, update, isEmpty: file.deviations.length + update.file.deviations.length === 0 };
    });
    // A runtime that needs no file gets none.
    return new Map(updates.filter(({ isEmpty }) => !isEmpty).map(({ name, update }) => [name, update]));
  }

  #noteUnexplained({ runtime: { name }, rule }: Cell, reason: string): void {
    const reasons = this.#unexplained.get(name) ?? new Map<string, Set<string>>();
    this.#unexplained.set(name, reasons);
    const rules = reasons.get(reason) ?? new Set<string>();
    reasons.set(reason, rules.add(rule.id));
  }
}
