import { isDeepStrictEqual } from 'node:util';
import { fateIn, type Fate, type PredictingFacts } from './fate.ts';
import type { Stretch } from './supports.ts';

/** Releases in a row in which the same becomes of an addon: the first and the last that were measured. */
export interface FateRange {
  readonly from: string;
  readonly to: string;
  readonly fate: Fate;
}

/** What becomes of an addon in every measured release of a runtime, ascending. */
export function fatesOf(facts: PredictingFacts, stretches: readonly Stretch[]): FateRange[] {
  const ranges: FateRange[] = [];
  for (const stretch of stretches) {
    const fate = fateIn(facts, stretch);
    const before = ranges.at(-1);
    const { from, to, afterGap = false } = stretch;
    if (before !== undefined && !afterGap && isDeepStrictEqual(before.fate, fate))
      ranges[ranges.length - 1] = { ...before, to };
    else ranges.push({ from, to, fate });
  }
  return ranges;
}
