import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What this tool reads of a package.json. Fields of another shape count as absent: packages contain all sorts. */
const manifestSchema = z.object({
  name: z.string().catch(''),
  version: z.string().nullable().catch(null).default(null),
  engines: z
    .object({ node: z.string().nullable().catch(null).default(null) })
    .catch({ node: null })
    .default({ node: null }),
  os: z.array(z.string()).catch([]).default([]),
  cpu: z.array(z.string()).catch([]).default([]),
  libc: z.array(z.string()).catch([]).default([]),
  optionalDependencies: z.record(z.string(), z.string()).catch({}).default({}),
  binary: z
    .object({ napi_versions: z.array(z.number()).nullable().catch(null).default(null) })
    .catch({ napi_versions: null })
    .default({ napi_versions: null }),
  scripts: z.record(z.string(), z.string()).catch({}).default({}),
});

export type PackageManifest = Readonly<z.infer<typeof manifestSchema>>;

/** The package.json of a folder; null where there is none, or none that is JSON. */
export async function readManifest(folder: string): Promise<PackageManifest | null> {
  let text: string;
  try {
    text = await readFile(path.join(folder, 'package.json'), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
