import semver from 'semver';
import type { Fate } from '../predict/fate.ts';
import type { FateRange } from '../predict/fates.ts';
import type { LoadOutcome } from './load-outcome.ts';

/** The prediction for a release; null: the release was not measured. */
export function fateAt(ranges: readonly FateRange[], version: string): Fate | null {
  return ranges.find(({ from, to }) => semver.gte(version, from) && semver.lte(version, to))?.fate ?? null;
}

/** The releases at which the prediction changes: the first and the last of each range. */
export function boundariesOf(ranges: readonly FateRange[]): string[] {
  return [...new Set(ranges.flatMap(({ from, to }) => [from, to]))];
}

export type Comparison = 'as predicted' | 'differs' | 'not predicted' | 'not compared';

export function compare(fate: Fate | null, outcome: LoadOutcome): Comparison {
  if (outcome.kind === 'not comparable') return 'not compared';
  if (fate === null || fate.kind === 'unknown') return 'not predicted';
  if (fate.kind !== outcome.kind) return 'differs';
  return outcome.kind === 'crashes' && !outcome.isSegfault ? 'differs' : 'as predicted';
}
