import { CELL_STATES } from './cell-states.ts';
import type { Counts } from './counts.ts';

export const EXIT = { ok: 0, deviation: 1, usage: 2, interrupted: 130 } as const;

/** The exit code of a run that was not interrupted. */
export function exitCode(counts: Counts): number {
  const states = Object.values(CELL_STATES);
  const fails = states.some((state) => state.fails && counts[state.counted] > 0);
  return fails || counts.missing > 0 || counts.stale > 0 ? EXIT.deviation : EXIT.ok;
}
