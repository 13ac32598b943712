import { EXIT } from '../../run/judge/exit-code.ts';
import type { Report } from '../../report/schema.ts';
import { staleLines } from '../../report/summary.ts';

/** The lines to print for a report without a cell to re-run, and the exit code. */
export interface NothingFailed {
  readonly lines: readonly string[];
  readonly code: number;
}

/** Expectations that match nothing fail a run without a cell: re-running cells cannot fix that. */
export function nothingFailed({ counts, stale }: Report, file: string): NothingFailed {
  if (counts.stale === 0) return { lines: [`nothing failed in ${file}: nothing to run`], code: EXIT.ok };
  const heading = `no cell failed in ${file}: nothing to run, but expectations match nothing`;
  return { lines: [heading, ...staleLines(stale)], code: EXIT.deviation };
}
