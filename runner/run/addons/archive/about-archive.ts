import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

export const ABOUT_FILE = 'archive.json';
/** The top folder of an archive, which npm requires. */
export const TOP_FOLDER = 'package';
export const PACKAGE_FILE = 'package.json';

const aboutArchive = z.strictObject({
  schemaVersion: z.literal(1),
  /** SHA-256 in hex of the sources and of what is done with them; see sources-digest.ts. */
  sources: z.string(),
  /** The name and version of the compiler that was used; for people. */
  compiler: z.string().nullable(),
});

const packageJson = z.object({ version: z.string() });

/** A file beside the manifest in an archive of built addons: their sources and compiler. */
export type AboutArchive = z.infer<typeof aboutArchive>;

export async function writeAbout(folder: string, about: AboutArchive): Promise<void> {
  await writeFile(path.join(folder, ABOUT_FILE), `${JSON.stringify(about, null, 2)}\n`);
}

/** The version of this tool that packed an archive, by its package.json; null when it has none. */
export async function readPacker(folder: string): Promise<string | null> {
  try {
    return packageJson.parse(JSON.parse(await readFile(path.join(folder, PACKAGE_FILE), 'utf8'))).version;
  } catch {
    return null;
  }
}

/** Null when there is none that can be read. */
export async function readAbout(folder: string): Promise<AboutArchive | null> {
  try {
    return aboutArchive.parse(JSON.parse(await readFile(path.join(folder, ABOUT_FILE), 'utf8')));
  } catch {
    return null;
  }
}
