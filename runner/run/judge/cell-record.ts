import { z } from 'zod';
import { json } from '../../shared/json-schema.ts';
import { outcomeSchema } from '../execute/outcome-schema.ts';

const reason = z.strictObject({
  /** Id of the reason in the expectations file. */
  id: z.string().optional(),
  /** At most 60 characters, for tables. */
  title: z.string().optional(),
  reason: z.string(),
  link: z.string().optional(),
  /** The reason is not written yet: `reason` is a placeholder. */
  unexplained: z.literal(true).optional(),
});
export type KnownReason = z.infer<typeof reason>;

/** A judged cell, as the report holds it. */
export const cellRecordSchema = z.strictObject({
  /** `reference/create-primitive@10#node@22.23.3` */
  id: z.string(),
  rule: z.string(),
  target: z.string(),
  runtime: z.string(),
  outcome: outcomeSchema,
  observation: json.optional(),
  /** The pattern that the observation was compared with; only where it differs. */
  expected: json.optional(),
  verdict: z.enum(['conforms', 'deviates', 'unsupported', 'error']),
  /** The expectation that names this deviation. */
  known: reason.optional(),
  flaky: z.literal(true).optional(),
  /** The expectation that names a deviation here that is gone. */
  fixed: reason.optional(),
});

export type CellRecord = z.infer<typeof cellRecordSchema>;
