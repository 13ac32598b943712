import { writeFile } from 'node:fs/promises';
import type { ProbeResult } from '../execute/outcome.ts';
import type { Cell } from '../plan/cells.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import { CellCounter, type Counts } from './counts.ts';
import {
  covers,
  expectationsFile,
  readExpectations,
  speaksOfVersion,
  type Expectation,
} from './expectations.ts';
import { judge, type CellRecord } from './judge.ts';
import { updateExpectations, type JudgedCell } from './update-expectations.ts';

/** What remains to be said of a run when its last cell is judged. */
export interface Conclusion {
  readonly counts: Counts;
  readonly stale: { runtime: string; rule: string; versions: string }[];
}

/**
 * What a jury does with expectations: heed them, ignore them (`--no-known`: no deviation is known), or heed them and
 * keep what is needed to rewrite them (`--update-expectations`).
 */
export type Stance = 'heeds' | 'ignores' | 'rewrites';

/** Judges the cells of a run against the expectations of its runtimes, and keeps the counts. */
export class Jury {
  readonly #folder: string;
  readonly #runtimes: readonly Runtime[];
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
    runtimes: readonly Runtime[],
    expectations: ReadonlyMap<string, readonly Expectation[]>,
    stance: Stance,
  ) {
    this.#folder = folder;
    this.#runtimes = runtimes;
    this.#expectations = expectations;
    this.#stance = stance;
  }

  /** Throws a UserError for a bad expectations file. */
  static async assemble(folder: string, runtimes: readonly Runtime[], stance: Stance): Promise<Jury> {
    const names = [...new Set(runtimes.map(({ name }) => name))];
    const read = await Promise.all(
      names.map(async (name) => [name, await readExpectations(folder, name)] as const),
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
    const named = this.#runtimes.flatMap(({ name, version }) =>
      this.#of(name)
        .filter((expectation) => speaksOfVersion(expectation, version) && !this.#matched.has(expectation))
        .map((expectation) => ({ name, expectation })),
    );
    const stale = new Map((complete ? named : []).map(({ name, expectation }) => [expectation, name]));
    this.#stale = [...stale.keys()];
    return {
      counts: this.#counter.total(planned, stale.size),
      stale: [...stale].map(([{ rule, versions }, runtime]) => ({ runtime, rule, versions })),
    };
  }

  /** Rewrites the expectations of every runtime of the run, for a jury that `rewrites`; gives a line per file. */
  async rewriteExpectations(): Promise<string[]> {
    const lines: string[] = [];
    for (const [name, existing] of this.#expectations) {
      const judged = this.#notable.filter(({ cell }) => cell.runtime.name === name);
      const updated = updateExpectations(existing, judged, this.#stale);
      if (updated.length === 0 && existing.length === 0) continue;
      const file = expectationsFile(this.#folder, name);
      await writeFile(file, `${JSON.stringify(updated, null, 2)}\n`);
      const unexplained = updated.filter(({ reason }) => reason === '').length;
      lines.push(
        `wrote ${file}: ${updated.length} entries${unexplained === 0 ? '' : `, ${unexplained} of them need a reason`}`,
      );
    }
    return lines;
  }

  #of(name: string): readonly Expectation[] {
    return this.#stance === 'ignores' ? [] : (this.#expectations.get(name) ?? []);
  }
}
