import type { Counts } from '../run/judge/counts.ts';

/** Why it is not said of a runtime that it conforms although nothing wrong was seen. */
export type NoVerdictReason = 'incomplete' | 'not measured';

/**
 * Null: there are enough results for a verdict. `missing`: of the whole run; which runtime such cells belong to
 * is not in a report, so that none of them counts as conforming.
 */
export function noVerdictReason(
  { conforms, known, deviates }: Pick<Counts, 'conforms' | 'known' | 'deviates'>,
  missing: number,
): NoVerdictReason | null {
  if (missing > 0) return 'incomplete';
  return conforms + known + deviates > 0 ? null : 'not measured';
}
