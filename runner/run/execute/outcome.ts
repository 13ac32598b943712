import { z } from 'zod';
import type { Json } from '../../../suites/json.ts';

/** The outcome of a cell. */
export const outcomeSchema = z.strictObject({
  kind: z.enum(['observed', 'crashed', 'timed-out', 'unsupported', 'harness-error']),
  /** Only for a crash: the signal's name, or the exit code when there was no signal. */
  signal: z.string().optional(),
  exitCode: z.int().optional(),
  reason: z.string().optional(),
  /** The last bytes of stderr, bounded, when the process did not survive the cell. */
  stderrTail: z.string().optional(),
});

export type Outcome = z.infer<typeof outcomeSchema>;

/** The result of a probe run: its outcome and, when it was observed, the observation. */
export interface ProbeResult {
  readonly outcome: Outcome;
  readonly observation?: Json | undefined;
  /** It died in a shared session and not when it was run again in a process of its own. */
  readonly flaky?: true | undefined;
}

/** Whether the process ended or hung before the probe completed. */
export function isDeath({ kind }: Pick<Outcome, 'kind'>): boolean {
  return kind === 'crashed' || kind === 'timed-out';
}
