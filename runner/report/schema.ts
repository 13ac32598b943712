import { z } from 'zod';
import { cellRecordSchema } from '../run/judge/cell-record.ts';

const text = z.string();
const count = z.int().nonnegative();
const runtime = z.strictObject({
  id: text,
  name: text,
  version: text,
  napiVersion: count,
  engine: text,
  /** Digest of its executable; a runtime from a log has none. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** The words of the command line that select it; without them its name and version, or its path. */
  asked: z.array(text).optional(),
});

const rule = z.strictObject({
  id: text,
  statement: text,
  strength: z.enum(['must', 'should', 'informative']),
  sources: z.array(z.strictObject({ title: text, url: z.url() })).min(1),
  /** Its cells decide whether an addon loads as it must; the loading table is built from them. */
  loads: z.enum(['accepted', 'rejected']).optional(),
  /** Command-line flags that its cells are run with. */
  flags: z.array(text).min(1).optional(),
});

/** `glob`: of the file, where it is not the id of the rule. */
const expectationKey = z.strictObject({ runtime: text, rule: text, glob: text.optional(), versions: text });

const shard = z.strictObject({
  index: z.int().positive(),
  count: z.int().positive(),
  /** SHA-256 in hex of all that the shards of one run have in common; see plan-digest.ts. */
  plan: z.string().regex(/^[0-9a-f]{64}$/),
  /** Cells of the whole run. */
  planned: count,
  /** Stale expectations, once every shard has answered; a shard itself reports none. */
  stale: z.array(expectationKey),
});

const header = {
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: text, version: text }),
  /** `all`, or a profile and its version: `node-api-10 (profile 1)`. */
  profile: text,
  /** With a profile: the supported version that it requires, and the numbers of its rules and targets. */
  asks: z.strictObject({ supports: count, rules: count, targets: count }).optional(),
  platform: z.strictObject({
    os: text,
    arch: text,
    libc: z.enum(['glibc', 'musl']).nullable(),
    emulated: z.literal(true).optional(),
  }),
  headers: z.strictObject({ version: text }),
  runtimes: z.array(runtime).min(1),
  /** Runtimes that were requested and are not available. `required`: the run fails without it. */
  absent: z
    .array(z.strictObject({ name: text, reason: text, required: z.literal(true).optional() }))
    .min(1)
    .optional(),
  targets: z.array(z.strictObject({ id: text, declared: z.int().nullable() })).min(1),
  rules: z.array(rule).min(1),
  /** Only in the report of one shard of a run, which is a part of a report until it is merged. */
  shard: shard.optional(),
};

const summary = {
  counts: z.strictObject({
    conforms: count,
    known: count,
    deviates: count,
    informative: count,
    unsupported: count,
    error: count,
    missing: count,
    flaky: count,
    fixed: count,
    stale: count,
    /** Known deviations whose reason is not written yet. */
    unexplained: count.default(0),
  }),
  /** Expectations that match no cell of this complete run. */
  stale: z.array(expectationKey),
};

/** The part of a report that is known before the first cell runs. */
export const headerSchema = z.strictObject(header);
/** The part that is known once the last cell is judged. */
export const summarySchema = z.strictObject(summary);
/** report.json. */
export const reportSchema = z.strictObject({ ...header, ...summary, cells: z.array(cellRecordSchema) });

export type ReportHeader = z.infer<typeof headerSchema>;
export type ReportSummary = z.infer<typeof summarySchema>;
export type Report = z.infer<typeof reportSchema>;
export type ReportShard = z.infer<typeof shard>;
