import { z } from 'zod';
import { CAPABILITIES } from '../../../suites/rule.ts';
import { json } from '../../shared/json-schema.ts';
import { identification } from '../../run/runtimes/identification.ts';

/** The bundle that a log comes from: its part of the matrix, and the version of this tool. */
export const logOrigin = z.strictObject({
  tool: z.string(),
  /** Hash of the runs; the same selection with the same rules has the same. */
  plan: z.string(),
  /** The words of --suite, --rule, --target and --profile; null: all. */
  selection: z.strictObject({
    suite: z.array(z.string()).nullable(),
    rule: z.array(z.string()).nullable(),
    target: z.array(z.string()).nullable(),
    profile: z.string().nullable(),
  }),
  platform: z.strictObject({ os: z.string(), arch: z.string(), libc: z.enum(['glibc', 'musl']).nullable() }),
  headers: z.string(),
});
export type LogOrigin = z.infer<typeof logOrigin>;

/** The events in a log of the host contract (suites/harness/contract/): those of every session, and these. */
export const loggedEvent = z.discriminatedUnion('event', [
  /** The first of a session. */
  z.strictObject({
    event: z.literal('session'),
    contract: z.literal(1),
    bundle: logOrigin,
    runtime: identification
      .omit({ lts: true })
      .extend({ name: z.string().regex(/^[a-z][a-z0-9-]{0,99}$/i) })
      .strict(),
    capabilities: z.array(z.enum(CAPABILITIES)),
    /** The number of runs in it. */
    runs: z.int().nonnegative(),
  }),
  z.strictObject({ event: z.literal('start'), run: z.string() }),
  z.strictObject({ event: z.literal('done'), run: z.string(), observation: json }),
  z.strictObject({ event: z.literal('unsupported'), run: z.string(), reason: z.string() }),
  /** The last of a session: the process was there to the end. */
  z.strictObject({ event: z.literal('over') }),
]);
export type LoggedEvent = z.infer<typeof loggedEvent>;
export type SessionHeader = Extract<LoggedEvent, { event: 'session' }>;
