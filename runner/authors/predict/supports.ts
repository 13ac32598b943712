import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import stringify from 'json-stringify-pretty-compact';
import { z } from 'zod';
import { projectRoot } from '../../shared/project-root.ts';

/** Releases of one line that follow each other and behave alike: the first, the last, and what was observed of both. */
const stretch = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The highest Node-API version that they support. */
  supports: z.int().positive(),
  /**
   * What becomes of an addon that declares more than they support: `crashes` (SIGSEGV), `accepted` (it is loaded),
   * `ignored` (they read no declaration) or `refused` (an error that can be caught).
   */
  tooNew: z.enum(['crashes', 'accepted', 'ignored', 'refused']),
  /** NODE_MODULE_VERSION of addons for V8; null: they load none. */
  abi: z.int().nullable(),
  /** The functions of Node-API, experimental ones included, that their executables do not export; sorted. */
  lacks: z.array(z.string()).readonly(),
});

const supportsSchema = z.strictObject({
  node: z.array(stretch).readonly(),
  bun: z.array(stretch).readonly(),
  deno: z.array(stretch).readonly(),
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

export async function writeSupports(supports: Supports): Promise<void> {
  await writeFile(SUPPORTS_FILE, `${stringify(supports, { maxLength: 110 })}\n`);
}
