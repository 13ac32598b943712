import { z } from 'zod';

/** The outcome of a cell. */
export const outcomeSchema = z.strictObject({
  kind: z.enum(['observed', 'crashed', 'timed-out', 'unsupported', 'not-observed', 'harness-error']),
  /** Only for a crash: the signal's name, or the exit code when there was no signal. */
  signal: z.string().optional(),
  exitCode: z.int().optional(),
  reason: z.string().optional(),
  /** The last bytes of stderr, bounded, when the process did not survive the cell. */
  stderrTail: z.string().optional(),
});
