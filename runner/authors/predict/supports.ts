import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../shared/project-root.ts';

/** Releases of one line that follow each other and behave alike: the first, the last, and what was observed of both. */
const stretch = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The highest Node-API version that they support. */
  supports: z.int().positive(),
  /**
   * What becomes of an addon that declares more than they support: `crashes` (SIGSEGV), `accepted` (it is loaded), or
   * `ignored` (they read no declaration).
   */
  tooNew: z.enum(['crashes', 'accepted', 'ignored']),
  /** NODE_MODULE_VERSION of addons for V8; null: they load none. */
  abi: z.int().nullable(),
});

const supportsSchema = z.strictObject({
  node: z.array(stretch),
  bun: z.array(stretch),
  deno: z.array(stretch),
});

export type Stretch = Readonly<z.infer<typeof stretch>> & {
  /** Whether releases between the stretch before and this one were left out. */
  readonly afterGap?: boolean;
};
/** What was observed of the releases of each runtime, ascending. Releases in no stretch were not measured. */
export type Supports = Readonly<Record<keyof z.infer<typeof supportsSchema>, readonly Stretch[]>>;

export const SUPPORTS_FILE = path.join(projectRoot, 'runner', 'authors', 'predict', 'supports.json');

/** The table in the repository, which `bisect --supports` writes. */
export async function readSupports(): Promise<Supports> {
  return supportsSchema.parse(JSON.parse(await readFile(SUPPORTS_FILE, 'utf8')));
}
