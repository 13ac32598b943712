import { z } from 'zod';

/**
 * The output of a session on stdout: lines `<nonce> <json>`. Every other line was printed by the runtime itself.
 *
 * - start: the probe run begins; whatever happens from here on is charged to it.
 * - done: it ended with this observation: its completion record.
 * - failed: the harness could not do its part, so nothing was observed.
 * - unsupported: the host lacks a capability it needs.
 * - exit-expected: the probe did its part and the end of the process is the rest of the observation; the runner adds
 *   `end: { exitCode }` or `end: { died }` to the observation once the process is gone.
 * - may-exit: the same for the case that the process does not survive what the probe does next; if it does, `done` or
 *   `exit-expected` follows.
 *   `anyDeath`: memory may be overwritten, so that a death has no signal or exit code of its own and two equal runs
 *   may differ in it; the runner then adds `end: { abnormal: true, printed }`, `printed`: whether
 *   anything came on stderr.
 * - note: native code noted [list, text] after exit-expected, while the process ends and JavaScript no longer runs; the
 *   runner adds `notes: { [list]: [text] }` to the observation.
 */
export const sessionEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('start'), run: z.string() }),
  z.strictObject({ event: z.literal('done'), run: z.string(), observation: z.json() }),
  z.strictObject({ event: z.literal('unsupported'), run: z.string(), reason: z.string() }),
  z.strictObject({ event: z.literal('failed'), run: z.string(), reason: z.string() }),
  z.strictObject({
    event: z.literal('exit-expected'),
    run: z.string(),
    observation: z.record(z.string(), z.json()),
  }),
  z.strictObject({
    event: z.literal('may-exit'),
    run: z.string(),
    observation: z.record(z.string(), z.json()),
    anyDeath: z.boolean(),
  }),
  z.strictObject({
    event: z.literal('note'),
    run: z.string(),
    note: z.tuple([z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), z.string().max(128)]),
  }),
]);
export type SessionEvent = z.infer<typeof sessionEvent>;
