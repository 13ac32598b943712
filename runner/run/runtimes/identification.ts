import { z } from 'zod';

// The text comes from an executable of unknown origin and ends up in reports and on terminals.
const word = z.string().regex(/^[\x20-\x7e]{1,100}$/);

/** The identity that an executable reports (suites/harness/identify.cjs). */
export const identification = z.object({
  /** `node`, `bun`, `deno`, or whatever else it calls itself. */
  name: word,
  version: word,
  /** The supported version, `process.versions.napi`. */
  napiVersion: z.int().min(1),
  /** The JavaScript engine and its version, e.g. `v8@12.4.254.21-node.35`. */
  engine: word,
  /** `process.release.lts`: the code name of its long-term support line. */
  lts: word.nullable(),
  /** The version of Node.js inside, where it is another program. */
  node: word.optional(),
});
export type Identification = z.infer<typeof identification>;
