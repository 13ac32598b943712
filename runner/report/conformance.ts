import type { CellRecord } from '../run/judge/cell-record.ts';
import { stateOf, worstState, type CellState, type Judged } from '../run/judge/cell-states.ts';
import type { Report, ReportHeader } from './schema.ts';

/** Why a rule is not met: the state of its worst cell, or that none was run. */
export type UnmetReason = Measured | 'not run';
type Measured = Exclude<CellState, 'conforms' | 'fixed' | 'informative'>;

export interface UnmetRule {
  readonly rule: string;
  readonly reason: UnmetReason;
}

/** The result of one runtime for a profile, counted in rules. */
export interface ProfileVerdict {
  readonly runtime: string;
  /** The version that the profile wants supported, where the runtime supports less. */
  readonly supportsLess: { readonly supports: number; readonly wanted: number } | null;
  /** Only a part of the profile was run, so there is no conformance verdict. */
  readonly narrowed: boolean;
  readonly rules: number;
  /** Rules of which every cell conforms; a known deviation is a deviation, too. */
  readonly met: number;
  /** By id. */
  readonly unmet: readonly UnmetRule[];
}

/** Tallies the cells of a run by runtime and rule: a projection of the report. */
export class Conformance {
  /** Per runtime and rule; null: every cell so far conforms. */
  readonly #rules = new Map<string, Map<string, Measured | null>>();

  add(cell: Pick<CellRecord, 'runtime' | 'rule' | 'verdict' | 'known' | 'flaky'>): void {
    const ofRuntime = this.#rules.get(cell.runtime) ?? new Map<string, Measured | null>();
    this.#rules.set(cell.runtime, ofRuntime);
    const reasons = [ofRuntime.get(cell.rule), unmetReason(cell)].filter((reason) => reason != null);
    ofRuntime.set(cell.rule, (worstState(reasons) as Measured | undefined) ?? null);
  }

  /** By runtime, in the order of the report; none of a run without a profile, or of one that lacks cells. */
  verdicts(
    { asks, rules, targets, runtimes }: Pick<ReportHeader, 'asks' | 'rules' | 'targets' | 'runtimes'>,
    missing: number,
  ): ProfileVerdict[] {
    if (asks === undefined || missing > 0) return [];
    return runtimes.map(({ id, napiVersion }) => {
      const ofRuntime = this.#rules.get(id);
      const unmet = rules.flatMap(({ id: rule }): UnmetRule[] => {
        const reason = ofRuntime?.get(rule);
        if (reason === null) return [];
        return [{ rule, reason: reason ?? 'not run' }];
      });
      return {
        runtime: id,
        supportsLess: napiVersion < asks.supports ? { supports: napiVersion, wanted: asks.supports } : null,
        narrowed: rules.length < asks.rules || targets.length < asks.targets,
        rules: rules.length,
        met: rules.length - unmet.length,
        unmet,
      };
    });
  }
}

/** How many runtimes do not meet the whole profile that they ran, other than by known deviations. */
export function countUnmet(verdicts: readonly ProfileVerdict[]): number {
  return verdicts.filter(
    ({ narrowed, supportsLess, unmet }) =>
      !narrowed && (supportsLess !== null || unmet.some(({ reason }) => reason !== 'known')),
  ).length;
}

/** The same of a report; none of a shard, which has only a part of the rules. */
export function unmetIn(report: Report): number {
  if (report.shard !== undefined) return 0;
  const conformance = new Conformance();
  for (const cell of report.cells) conformance.add(cell);
  return countUnmet(conformance.verdicts(report, report.counts.missing));
}

function unmetReason(cell: Judged): Measured | null {
  // A profile takes every rule as it takes a must.
  const state = stateOf({ ...cell, fixed: undefined }, { strength: 'must' });
  return state === 'conforms' || state === 'fixed' || state === 'informative' ? null : state;
}
