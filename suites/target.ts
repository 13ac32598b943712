/** `NAPI_VERSION_EXPERIMENTAL` of js_native_api.h: the declaration of an addon that opts in to unstable behaviour. */
export const EXPERIMENTAL = 2147483647;

/**
 * The version that applies to an addon that declares nothing, or less than 8
 * (Node's n-api documentation, "Node-API version matrix").
 */
export const DEFAULT_VERSION = 8;

/** One declared version that addons are built for: a column of the matrix. `declared` is null for `none`. */
export interface Target {
  readonly id: string;
  readonly declared: number | null;
}

/** The version whose semantics apply to an addon in a runtime, or `rejected` when it must not load there. */
export type EffectiveVersion = number | 'experimental' | 'rejected';

/** The target that an id names (`none`, `experimental`, or an int32 in decimal), or null when it names none. */
export function targetFromId(id: string): Target | null {
  if (id === 'none') return { id, declared: null };
  if (id === 'experimental') return { id, declared: EXPERIMENTAL };
  if (!/^(0|-?[1-9]\d*)$/.test(id)) return null;
  const declared = Number(id);
  if (declared < -(2 ** 31) || declared >= EXPERIMENTAL) return null;
  return { id, declared };
}

/** The effective version of a declaration (null: none) in a runtime whose highest stable version is `supported`. */
export function effectiveVersion(declared: number | null, supported: number): EffectiveVersion {
  if (declared === null || declared < DEFAULT_VERSION) return DEFAULT_VERSION;
  if (declared === EXPERIMENTAL) return 'experimental';
  return declared <= supported ? declared : 'rejected';
}

/** Whether a gate that opens at `opensAt` is open for an effective version; experimental opens every gate. */
export function isGateOpen(opensAt: number | 'experimental', effective: number | 'experimental'): boolean {
  if (effective === 'experimental') return true;
  return opensAt !== 'experimental' && effective >= opensAt;
}

/** Ids in the order of their targets; an id that names no target is left out. */
export function sortTargetIds(ids: Iterable<string>): string[] {
  const targets = [...ids].flatMap((id) => targetFromId(id) ?? []);
  return targets.sort(compareTargets).map(({ id }) => id);
}

/** Columns go from none through the numbers to experimental. */
export function compareTargets(a: Target, b: Target): number {
  return (a.declared ?? -Infinity) - (b.declared ?? -Infinity);
}
