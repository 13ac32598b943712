import { effectiveVersion } from '../../../suites/target.ts';
import type { AddonFacts } from '../binary/addon-facts.ts';
import type { Stretch } from './supports.ts';

/** What becomes of an addon in a release, as far as it follows from what the file says. */
export type Fate =
  | { readonly kind: 'loads' }
  /** The process dies of SIGSEGV when it loads the addon. */
  | { readonly kind: 'crashes'; readonly declared: number; readonly supports: number }
  /** The release throws an error that can be caught. */
  | { readonly kind: 'refused'; readonly why: 'abi'; readonly abi: number; readonly expected: number | null }
  | {
      readonly kind: 'refused';
      readonly why: 'declaration';
      readonly declared: number;
      readonly supports: number;
    }
  /** It needs these functions when it is loaded, and the release does not export them. */
  | { readonly kind: 'refused'; readonly why: 'functions'; readonly functions: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

export type UnknownReason =
  /** The declared version cannot be read from the file. */
  | 'declaration unknown'
  /** The release reads no declaration and supports less than this one, so that the addon may need what it lacks. */
  | 'declaration ignored'
  | 'abi unknown'
  | 'not an addon';

export type PredictingFacts = Pick<
  AddonFacts,
  'registration' | 'declared' | 'abi' | 'binding' | 'imports' | 'optionalImports'
>;

/**
 * Predicts from three rules: a release that reads the declaration and supports less than it, the experimental version
 * aside, dies of SIGSEGV; an addon for V8 loads only where the ABI is equal; and the loader of the system refuses a file
 * that binds at load and needs what nothing exports.
 */
export function fateIn(facts: PredictingFacts, release: Stretch): Fate {
  const { registration, declared, abi, binding, imports, optionalImports } = facts;
  // The loader looks functions up before any code of the file runs.
  const needed = binding === 'load' ? imports.filter((name) => !optionalImports.includes(name)) : [];
  const missing = needed.filter((name) => release.lacks.includes(name));
  if (registration !== 'none' && missing.length > 0) {
    return { kind: 'refused', why: 'functions', functions: missing };
  }
  switch (registration) {
    case 'none':
      return { kind: 'unknown', why: 'not an addon' };
    case 'v8':
      if (abi === null) return { kind: 'unknown', why: 'abi unknown' };
      return abi === release.abi
        ? { kind: 'loads' }
        : { kind: 'refused', why: 'abi', abi, expected: release.abi };
    // The declaration counts for a second load only.
    case 'constructor':
    case 'both':
      return { kind: 'loads' };
    case 'symbol':
      return fateOfDeclaration(declared, release);
  }
}

function fateOfDeclaration(declared: AddonFacts['declared'], { supports, tooNew }: Stretch): Fate {
  if (declared === 'unknown') return { kind: 'unknown', why: 'declaration unknown' };
  const isRejected = effectiveVersion(declared, supports) === 'rejected';
  if (declared === null || !isRejected || tooNew === 'accepted') return { kind: 'loads' };
  if (tooNew === 'ignored') return { kind: 'unknown', why: 'declaration ignored' };
  return tooNew === 'refused'
    ? { kind: 'refused', why: 'declaration', declared, supports }
    : { kind: 'crashes', declared, supports };
}
