import { fatesOf, type FateRange } from './fates.ts';
import type { Stretch } from './supports.ts';

/** What becomes of an addon that declares a version and needs no function of it at load. */
export function fatesOfDeclared(declared: number, stretches: readonly Stretch[]): readonly FateRange[] {
  const facts = {
    registration: 'symbol',
    declared,
    abi: null,
    binding: 'lazy',
    imports: [],
    optionalImports: [],
  } as const;
  return fatesOf(facts, stretches);
}
