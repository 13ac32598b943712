import type { AbsentRuntime } from '../runtimes/context.ts';
import { CELL_STATES } from './cell-states.ts';
import type { Counts } from './counts.ts';

export const EXIT = { ok: 0, deviation: 1, usage: 2, interrupted: 130 } as const;

/**
 * The exit code of a run that was not interrupted. A release that could not be run is an error of the environment,
 * whatever the others came to. `unmet`: how many runtimes do not meet the profile of the run, except for known deviations.
 */
export function exitCode(
  counts: Counts,
  absent: readonly Pick<AbsentRuntime, 'required'>[] = [],
  unmet = 0,
): number {
  if (absent.some(({ required }) => required)) return EXIT.usage;
  return hasFault(counts) || unmet > 0 || isNothingObserved(counts) ? EXIT.deviation : EXIT.ok;
}

/** Whether a cell or an expectation fails a run. */
export function hasFault(counts: Counts): boolean {
  const states = Object.values(CELL_STATES);
  const fails = states.some((state) => state.fails && counts[state.counted] > 0);
  return fails || counts.missing + counts.stale + counts.unexplained > 0;
}

/** Whether every cell is unsupported: then nothing is known of any runtime, however well the run ended. */
export function isNothingObserved({
  conforms,
  known,
  deviates,
  informative,
  error,
  missing,
}: Counts): boolean {
  return conforms + known + deviates + informative + error + missing === 0;
}
