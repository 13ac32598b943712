import type { AbsentRuntime } from '../runtimes/context.ts';
import { CELL_STATES } from './cell-states.ts';
import type { Counts } from './counts.ts';

export const EXIT = { ok: 0, deviation: 1, usage: 2, interrupted: 130 } as const;

/**
 * The exit code of a run that was not interrupted. A release that could not be run is an error of the environment,
 * whatever the others came to.
 */
export function exitCode(counts: Counts, absent: readonly Pick<AbsentRuntime, 'required'>[] = []): number {
  if (absent.some(({ required }) => required)) return EXIT.usage;
  const states = Object.values(CELL_STATES);
  const fails = states.some((state) => state.fails && counts[state.counted] > 0);
  const fault = counts.missing + counts.stale + counts.unexplained;
  return fails || fault > 0 ? EXIT.deviation : EXIT.ok;
}
