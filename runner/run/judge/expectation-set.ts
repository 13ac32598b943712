import { groupBy } from '../../shared/group-by.ts';
import type { Cell } from '../plan/cells.ts';
import type { RuntimeInfo } from '../runtimes/runtime.ts';
import { NO_EXPECTATIONS, type ExpectationFile } from './expectation-file.ts';
import { isRuleId } from './deviation-cases.ts';
import { ANY_VERSION, covers, coversVersion, expandExpectations, type Expectation } from './expectations.ts';

/**
 * How a run treats expectations: it applies them, ignores them (`--no-known`: no deviation is known), or applies them
 * and collects the data to update their files (`--update-expectations`).
 */
export type ExpectationMode = 'apply' | 'ignore' | 'update';

/** An expectation that no cell of a complete run matches, as a report holds it. */
export interface UnmatchedExpectation {
  /** A name, e.g. `node`. */
  readonly runtime: string;
  readonly rule: string;
  /** The glob of the file that matched the rule; undefined: the file has the id of the rule. */
  readonly glob?: string;
  readonly versions: string;
}

/** The facts about a runtime that select its expectations. */
export type ExpectingRuntime = Pick<RuntimeInfo, 'name' | 'version' | 'like'>;

interface SetParts {
  readonly runtimes: readonly ExpectingRuntime[];
  /** By the name of a runtime or a family; a name without a file has no expectations. */
  readonly files: ReadonlyMap<string, ExpectationFile>;
  /** The rule ids that globs choose from. */
  readonly rules: readonly string[];
  readonly mode: ExpectationMode;
}

/** The expectations of the runtimes of a run: their own, then those of the family that each resembles. */
export class ExpectationSet {
  readonly mode: ExpectationMode;
  readonly #runtimes: readonly ExpectingRuntime[];
  /** Per runtime name. */
  readonly #active = new Map<string, readonly Expectation[]>();
  /** Per runtime name and rule. */
  readonly #byRule = new Map<string, ReadonlyMap<string, readonly Expectation[]>>();

  constructor({ runtimes, files, rules, mode }: SetParts) {
    this.mode = mode;
    this.#runtimes = runtimes;
    for (const runtime of runtimes) {
      const { name } = runtime;
      if (this.#active.has(name)) continue;
      const expectations = mode === 'ignore' ? [] : expectationsFor(runtime, files, rules);
      this.#active.set(name, expectations);
      this.#byRule.set(
        name,
        groupBy(expectations, ({ rule }) => rule),
      );
    }
  }

  /** Per runtime name, the expectations that can make a deviation a known one. */
  active(): ReadonlyMap<string, readonly Expectation[]> {
    return this.#active;
  }

  /** The expectations that are about a cell, whatever its outcome. */
  about(cell: Cell): readonly Expectation[] {
    const ofRule = this.#byRule.get(cell.runtime.name)?.get(cell.rule.id) ?? [];
    return ofRule.filter((expectation) => covers(expectation, cell));
  }

  /** The expectations of these releases that match none of these cells. A borrowed one need not match any. */
  unmatched(cells: readonly Cell[]): UnmatchedExpectation[] {
    const matched = new Set(cells.flatMap((cell) => this.about(cell)));
    return this.without(matched).map(({ runtime, expectation }) => describeUnmatched(runtime, expectation));
  }

  /** The same by the expectations that were matched, each with the name of its runtime. */
  without(
    matched: ReadonlySet<Expectation>,
  ): readonly { readonly runtime: string; readonly expectation: Expectation }[] {
    const unmatched = new Map<Expectation, string>();
    for (const { name, version } of this.#runtimes) {
      for (const expectation of this.#active.get(name) ?? []) {
        if (expectation.borrowed || matched.has(expectation) || !coversVersion(expectation, version))
          continue;
        unmatched.set(expectation, name);
      }
    }
    return [...unmatched].map(([expectation, runtime]) => ({ runtime, expectation }));
  }
}

export function describeUnmatched(
  runtime: string,
  { rule, glob, versions }: Expectation,
): UnmatchedExpectation {
  return { runtime, rule, ...(!isRuleId(glob) && { glob }), versions };
}

function expectationsFor(
  { name, like }: ExpectingRuntime,
  files: ReadonlyMap<string, ExpectationFile>,
  rules: readonly string[],
): readonly Expectation[] {
  const of = (file: string) => expandExpectations(files.get(file) ?? NO_EXPECTATIONS, rules);
  const borrowed = like === undefined ? [] : of(like.name);
  return [
    ...of(name),
    // The version decided already: a runtime's own version is of another scheme than its family's.
    ...borrowed
      .filter((expectation) => coversVersion(expectation, like?.version ?? ''))
      .map((expectation) => ({ ...expectation, versions: ANY_VERSION, borrowed: true as const })),
  ];
}
