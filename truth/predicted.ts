import semver from 'semver';
import type { AddonFacts } from '../runner/authors/binary/addon-facts.ts';
import { fateIn, type Fate } from '../runner/authors/predict/fate.ts';
import type { Stretch } from '../runner/authors/predict/supports.ts';
import type { LoadOutcome } from './load-file.ts';

/** What is predicted of a file in one release. Throws when the release is not in the table. */
export function predictedIn(facts: AddonFacts, version: string, stretches: readonly Stretch[]): Fate {
  const release = stretches.find(
    ({ from, to }) => semver.compare(from, version) <= 0 && semver.compare(version, to) <= 0,
  );
  if (release === undefined) throw new Error(`no observation of Node.js ${version} is recorded`);
  return fateIn(facts, release);
}

export type Agreement = 'as predicted' | 'not predicted' | 'not loaded by the system' | 'different';

/** Whether a load ended as predicted. Where the system lacks a library, no release had its say. */
export function agreementOf(fate: Fate, outcome: LoadOutcome): Agreement {
  if (outcome === 'system') return 'not loaded by the system';
  if (fate.kind === 'unknown') return 'not predicted';
  const expected = { loads: 'L', crashes: 'X', refused: 'T' }[fate.kind];
  return outcome === expected ? 'as predicted' : 'different';
}
