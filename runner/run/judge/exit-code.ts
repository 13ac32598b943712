import type { Counts } from './counts.ts';

export const EXIT = { ok: 0, deviation: 1, usage: 2, interrupted: 130 } as const;

/** The exit code of a run that came to an end (DESIGN: section "Verdicts, expectations, exit codes"). */
export function exitCode(counts: Counts): number {
  const { deviates, error, missing, flaky, fixed, stale, unexplained = 0 } = counts;
  const bad = deviates + error + missing + flaky + fixed + stale + unexplained;
  return bad === 0 ? EXIT.ok : EXIT.deviation;
}
