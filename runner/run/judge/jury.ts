import { writeFile } from 'node:fs/promises';
import type { ProbeResult } from '../execute/outcome.ts';
import type { Cell } from '../plan/cells.ts';
import type { RuntimeInfo } from '../runtimes/runtime.ts';
import { CellCounter, type Counts } from './counts.ts';
import {
  covers,
  expectationsFile,
  readExpectations,
  speaksOfVersion,
  type Expectation,
} from './expectations.ts';
import type { CellRecord } from './cell-record.ts';
import { judge } from './judge.ts';
import { linesToNarrow, updateExpectations, type JudgedCell } from './update-expectations.ts';

/** What remains to be said of a run when its last cell is judged. */
export interface Conclusion {
  readonly counts: Counts;
  readonly stale: { runtime: string; rule: string; versions: string }[];
}

interface OfRuntime {
  /** A name, as `node`. */
  readonly runtime: string;
  readonly expectation: Expectation;
}

/**
 * What a jury does with expectations: heed them, ignore them (`--no-known`: no deviation is known), or heed them and
 * keep what is needed to rewrite them (`--update-expectations`).
 */
export type Stance = 'heeds' | 'ignores' | 'rewrites';

/** Judges the cells of a run against the expectations of its runtimes, and keeps the counts. */
export class Jury {
  readonly #folder: string;
  readonly #runtimes: readonly RuntimeInfo[];
  /** Per runtime name. */
  readonly #expectations: ReadonlyMap<string, readonly Expectation[]>;
  readonly #stance: Stance;
  readonly #counter = new CellCounter();
  readonly #matched = new Set<Expectation>();
  /** What the expectations may have to be rewritten for: deviations and what expectations speak of. */
  readonly #notable: JudgedCell[] = [];
  #stale: readonly Expectation[] = [];

  private constructor(
    folder: string,
    runtimes: readonly RuntimeInfo[],
    expectations: ReadonlyMap<string, readonly Expectation[]>,
    stance: Stance,
  ) {
    this.#folder = folder;
    this.#runtimes = runtimes;
    this.#expectations = expectations;
    this.#stance = stance;
  }

  /** Throws a UserError for a bad expectations file. */
  static async assemble(folder: string, runtimes: readonly RuntimeInfo[], stance: Stance): Promise<Jury> {
    const names = [...new Set(runtimes.map(({ name }) => name))];
    const read = await Promise.all(
      names.map(async (name) => [name, await readExpectations(folder, name, stance === 'rewrites')] as const),
    );
    return new Jury(folder, runtimes, new Map(read), stance);
  }

  judge(cell: Cell, result: ProbeResult): CellRecord {
    const expectations = this.#of(cell.runtime.name);
    const record = judge(cell, result, expectations);
    const covering = expectations.filter((expectation) => covers(expectation, cell));
    for (const expectation of covering) this.#matched.add(expectation);
    if (this.#stance === 'rewrites' && (record.verdict === 'deviates' || covering.length > 0)) {
      this.#notable.push({ cell, record });
    }
    this.#counter.add(record, cell.rule.strength);
    return record;
  }

  /** `complete`: the run asked every rule of every target, so an expectation that no cell met is stale. */
  conclude(planned: number, complete: boolean): Conclusion {
    const stale = complete ? this.#unmet((expectation) => this.#matched.has(expectation)) : [];
    this.#stale = stale.map(({ expectation }) => expectation);
    return { counts: this.#counter.total(planned, stale.length), stale: stale.map(keyOf) };
  }

  /** Per runtime name, the expectations that can make a deviation a known one. */
  heeded(): ReadonlyMap<string, readonly Expectation[]> {
    return new Map([...this.#expectations.keys()].map((name) => [name, this.#of(name)]));
  }

  /** The expectations of the run's runtimes that speak of none of these cells. */
  unmet(cells: readonly Cell[]): Conclusion['stale'] {
    return this.#unmet((expectation) => cells.some((cell) => covers(expectation, cell))).map(keyOf);
  }

  /**
   * Rewrites the expectations of every runtime of the run, for a jury that `rewrites`; gives a line per file, and one
   * per entry that a person must narrow. `everyTarget`: each target was asked, and each cell answered.
   */
  async rewriteExpectations(everyTarget = true): Promise<string[]> {
    const lines: string[] = [];
    for (const [name, existing] of this.#expectations) {
      const judged = this.#notable.filter(({ cell }) => cell.runtime.name === name);
      const updated = updateExpectations(existing, judged, this.#stale, everyTarget);
      if (updated.length === 0 && existing.length === 0) continue;
      const file = expectationsFile(this.#folder, name);
      await writeFile(file, `${JSON.stringify(updated, null, 2)}\n`);
      const unexplained = updated.filter(({ reason }) => reason === '').length;
      lines.push(
        `wrote ${file}: ${updated.length} entries${unexplained === 0 ? '' : `, ${unexplained} of them need a reason`}`,
        ...linesToNarrow(
          existing.filter((expectation) => updated.includes(expectation)),
          judged,
        ).map((line) => `${file}: ${line}`),
      );
    }
    return lines;
  }

  #unmet(isMet: (expectation: Expectation) => boolean): readonly OfRuntime[] {
    const unmet = this.#runtimes.flatMap(({ name, version }) =>
      this.#of(name)
        .filter((expectation) => speaksOfVersion(expectation, version) && !isMet(expectation))
        .map((expectation) => [expectation, name] as const),
    );
    return [...new Map(unmet)].map(([expectation, runtime]) => ({ runtime, expectation }));
  }

  #of(name: string): readonly Expectation[] {
    return this.#stance === 'ignores' ? [] : (this.#expectations.get(name) ?? []);
  }
}

function keyOf({ runtime, expectation: { rule, versions } }: OfRuntime): Conclusion['stale'][number] {
  return { runtime, rule, versions };
}
