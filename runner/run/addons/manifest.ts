import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

export const MANIFEST_FILE = 'manifest.json';

const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** A digest of the inputs of the build; see fingerprint.ts. */
  fingerprint: z.string(),
  platform: z.string(),
  headersVersion: z.string(),
  /** SHA-256 in hex per file name. */
  files: z.record(z.string(), z.string()),
});

/** The description of built addons, in their folder. */
export type AddonManifest = z.infer<typeof manifestSchema>;

export async function writeManifest(folder: string, manifest: AddonManifest): Promise<void> {
  await writeFile(path.join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The manifest of a folder, or null when there is none that can be read. */
export async function readManifest(folder: string): Promise<AddonManifest | null> {
  try {
    const parsed = manifestSchema.safeParse(
      JSON.parse(await readFile(path.join(folder, MANIFEST_FILE), 'utf8')) as unknown,
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** SHA-256 in hex of each file; throws when one cannot be read. */
export async function hashFiles(folder: string, names: readonly string[]): Promise<Record<string, string>> {
  const hashes = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(path.join(folder, name));
      return [name, createHash('sha256').update(content).digest('hex')] as const;
    }),
  );
  return Object.fromEntries(hashes);
}

/** The first file that is missing or differs from the manifest, or null when there is none. */
export async function firstDamagedFile(folder: string, manifest: AddonManifest): Promise<string | null> {
  for (const [name, expected] of Object.entries(manifest.files)) {
    const came = await hashFiles(folder, [name]).catch(() => null);
    if (came?.[name] !== expected) return name;
  }
  return null;
}
