import type { Counts } from './counts.ts';

export const EXIT = { ok: 0, deviation: 1, usage: 2, interrupted: 130 } as const;

/** The exit code of a run that came to an end (DESIGN: section "Verdicts, expectations, exit codes"). */
export function exitCode(counts: Counts): number {
  const bad = counts.deviates + counts.error + counts.missing + counts.flaky + counts.fixed + counts.stale;
  return bad === 0 ? EXIT.ok : EXIT.deviation;
}
