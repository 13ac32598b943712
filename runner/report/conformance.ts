import type { ReportCell, ReportFrame } from './schema.ts';

/** Why a rule is not met, worst first where several of its cells say so. */
const WORST_FIRST = ['error', 'deviates', 'flaky', 'known', 'unsupported', 'not asked'] as const;
export type Shortfall = (typeof WORST_FIRST)[number];

export interface UnmetRule {
  readonly rule: string;
  readonly shortfall: Shortfall;
}

/** What one runtime made of a profile, counted in rules. */
export interface ProfileVerdict {
  readonly runtime: string;
  /** The version that the profile wants supported, where the runtime supports less. */
  readonly supportsLess: { readonly supports: number; readonly wanted: number } | null;
  /** Not the whole profile was run: nothing is said of conforming to it. */
  readonly narrowed: boolean;
  readonly asked: number;
  /** Rules of which every cell conforms; a known deviation is none the less one. */
  readonly met: number;
  /** By id. */
  readonly unmet: readonly UnmetRule[];
}

/** Tallies the cells of a run by runtime and rule: a projection of the report. */
export class Conformance {
  /** Per runtime and rule; null: every cell so far conforms. */
  readonly #rules = new Map<string, Map<string, Shortfall | null>>();

  add(cell: Pick<ReportCell, 'runtime' | 'rule' | 'verdict' | 'known' | 'flaky'>): void {
    const ofRuntime = this.#rules.get(cell.runtime) ?? new Map<string, Shortfall | null>();
    this.#rules.set(cell.runtime, ofRuntime);
    ofRuntime.set(cell.rule, worse(ofRuntime.get(cell.rule) ?? null, shortfallOf(cell)));
  }

  /** By runtime, in the order of the report; none of a run without a profile, or of one that lacks cells. */
  verdicts(
    { asks, rules, targets, runtimes }: Pick<ReportFrame, 'asks' | 'rules' | 'targets' | 'runtimes'>,
    missing: number,
  ): ProfileVerdict[] {
    if (asks === undefined || missing > 0) return [];
    return runtimes.map(({ id, napiVersion }) => {
      const ofRuntime = this.#rules.get(id);
      const unmet = rules.flatMap(({ id: rule }): UnmetRule[] => {
        const shortfall = ofRuntime?.get(rule);
        if (shortfall === null) return [];
        return [{ rule, shortfall: shortfall ?? 'not asked' }];
      });
      return {
        runtime: id,
        supportsLess: napiVersion < asks.supports ? { supports: napiVersion, wanted: asks.supports } : null,
        narrowed: rules.length < asks.rules || targets.length < asks.targets,
        asked: rules.length,
        met: rules.length - unmet.length,
        unmet,
      };
    });
  }
}

function shortfallOf({
  verdict,
  known,
  flaky,
}: Pick<ReportCell, 'verdict' | 'known' | 'flaky'>): Shortfall | null {
  if (flaky === true) return 'flaky';
  switch (verdict) {
    case 'conforms':
      return null;
    case 'deviates':
      return known === undefined ? 'deviates' : 'known';
    case 'unsupported':
    case 'error':
      return verdict;
  }
}

function worse(a: Shortfall | null, b: Shortfall | null): Shortfall | null {
  return WORST_FIRST.find((shortfall) => shortfall === a || shortfall === b) ?? null;
}
