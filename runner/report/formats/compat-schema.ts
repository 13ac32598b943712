import { z } from 'zod';

// The shape of browser-compat-data (schemas/compat-data-schema.md there), as far as it is written here. What it knows
// of browsers only, as the list of their names, is left out.

/** With ≤ in front: or an earlier one. A runtime at a path calls its version what it likes. */
const version = z.string().min(1);
const texts = z.union([z.string(), z.array(z.string()).min(2)]);

const flag = z.strictObject({
  type: z.literal('runtime_flag'),
  name: z.string(),
  value_to_set: z.string().optional(),
});

const statement = z
  .strictObject({
    /** false: observed not to conform in any release; null: not measured. */
    version_added: z.union([version, z.literal(false), z.null()]),
    version_removed: version.optional(),
    flags: z.array(flag).min(1).optional(),
    partial_implementation: z.literal(true).optional(),
    notes: texts.optional(),
  })
  .refine(({ partial_implementation, notes }) => partial_implementation !== true || notes !== undefined, {
    message: 'a partial implementation needs notes',
  })
  .refine(
    ({ version_added, version_removed }) =>
      version_removed === undefined || typeof version_added === 'string',
    {
      message: 'what was removed was added before',
    },
  );

const compat = z.strictObject({
  description: z.string(),
  spec_url: z.union([z.url(), z.array(z.url()).min(2)]).optional(),
  support: z.record(z.string(), z.union([statement, z.array(statement).min(2)])),
  status: z.strictObject({
    experimental: z.boolean(),
    standard_track: z.boolean(),
    deprecated: z.boolean(),
  }),
});

const identifier = z.string().regex(/^(?!__compat)[a-zA-Z_0-9-$@]*$/);
const feature = z.strictObject({ __compat: compat });

/** compat.json: `node_api.<suite>.<rule>.__compat`. */
export const compatSchema = z.strictObject({
  __meta: z.strictObject({
    tool: z.string(),
    version: z.string(),
    /** The releases that were measured, per name in `support`, oldest first. */
    releases: z.record(z.string(), z.array(z.string())),
  }),
  node_api: z.record(identifier, z.record(identifier, feature)),
});

export type CompatData = z.infer<typeof compatSchema>;
export type CompatFeature = z.infer<typeof feature>;
export type SupportStatement = z.infer<typeof statement>;
