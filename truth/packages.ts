import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../runner/shared/project-root.ts';

/** What becomes of a load: L loads, X dies of SIGSEGV, T throws an error, A aborts. */
export const LOADS = ['L', 'X', 'T', 'A'] as const;

/** What was recorded of one file by hand, from runs of real releases. */
const recorded = z.strictObject({
  declared: z.union([z.int(), z.literal('experimental'), z.null()]).optional(),
  importsVersion: z.int().nullable().optional(),
  glibc: z.string().optional(),
  libc: z.enum(['glibc', 'musl']).optional(),
  machine: z.enum(['x64', 'arm64']).optional(),
  /** A letter of LOADS for each release of NODES, or one for all of them. */
  loads: z
    .string()
    .regex(/^[LXTA]( [LXTA]){8}$|^[LXTA]$/)
    .optional(),
});

const truthPackage = z.strictObject({
  /** With an exact version: a published file never changes. */
  package: z.string().regex(/^(?:@[^/@]+\/)?[^/@]+@\d+\.\d+\.\d+$/),
  layout: z.enum(['prebuildify', 'flat prebuilds', 'platform package', 'cmake-ts', 'one file', 'other']),
  language: z.enum(['C', 'C++', 'Rust', 'Zig']),
  /** What this package adds to the list. */
  why: z.string().min(1),
  /** A package that must lie beside it, as its run path says. */
  beside: z.string().optional(),
  /** Among the few that the tests of every change compare. */
  sample: z.literal(true).optional(),
  files: z.record(z.string(), recorded).optional(),
});

export type Recorded = Readonly<z.infer<typeof recorded>>;
export type TruthPackage = Readonly<z.infer<typeof truthPackage>>;

/** The releases in which the files for this machine are loaded. */
export const NODES = [
  '16.20.2',
  '18.16.1',
  '18.20.8',
  '20.2.0',
  '20.20.2',
  '22.13.1',
  '22.23.3',
  '24.21.0',
  '26.10.0',
] as const;

export async function readPackages(): Promise<readonly TruthPackage[]> {
  const text = await readFile(path.join(projectRoot, 'truth', 'packages.json'), 'utf8');
  return z.array(truthPackage).parse(JSON.parse(text));
}
