import type { z } from 'zod';
import type { Json } from '../../../suites/json.ts';
import type { outcomeSchema } from './outcome-schema.ts';

/** The outcome of a cell. */
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
