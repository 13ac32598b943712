import type { AddonFacts } from '../runner/authors/binary/addon-facts.ts';
import { EXPERIMENTAL } from '../suites/target.ts';
import type { Recorded } from './packages.ts';

/** The fields that differ from what was recorded of a file, as `declared: 9, not 10`. */
export function differencesFromRecord(
  facts: Pick<AddonFacts, 'declared' | 'importsVersion' | 'glibc' | 'libc' | 'machine'>,
  { declared, importsVersion, glibc, libc, machine }: Recorded,
): string[] {
  const expected = {
    declared: declared === 'experimental' ? EXPERIMENTAL : declared,
    importsVersion,
    glibc,
    libc,
    machine,
  };
  return (Object.keys(expected) as (keyof typeof expected)[])
    .filter((field) => expected[field] !== undefined && facts[field] !== expected[field])
    .map((field) => `${field}: ${String(facts[field])}, not ${String(expected[field])}`);
}

/** The releases in which a file did not end as recorded. `outcomes`: one per release, in the order of the record. */
export function differencesFromLoads(outcomes: readonly string[], loads: string): number[] {
  const letters = loads.split(' ');
  return outcomes.flatMap((outcome, index) => {
    const expected = letters.length === 1 ? letters[0] : letters[index];
    const letter = outcome === 'system' ? 'T' : outcome;
    return letter === expected ? [] : [index];
  });
}
