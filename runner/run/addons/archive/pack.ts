import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { create } from 'tar';
import { makeFolder } from '../../../shared/make-folder.ts';
import { UserError } from '../../../shared/user-error.ts';
import { createFileAtomically } from '../../../shared/write-file-atomically.ts';
import { MANIFEST_FILE, readManifest } from '../manifest.ts';
import { ABOUT_FILE, PACKAGE_FILE, TOP_FOLDER, writeAbout } from './about-archive.ts';
import { compilerName } from './compiler.ts';
import { prebuiltPackage } from './prebuilt.ts';
import { sourcesDigest } from './sources-digest.ts';

/**
 * Packs a folder of built addons into a .tar.gz, which appears only when it is complete. Returns its size in bytes.
 * Throws a UserError when it cannot be written.
 */
export async function packAddons(folder: string, addonsFolder: string, file: string): Promise<number> {
  const manifest = await readManifest(folder);
  if (manifest === null) throw new Error(`${folder} has no manifest`);
  const workspace = await mkdtemp(path.join(tmpdir(), 'napi-matrix-archive-'));
  const content = path.join(workspace, TOP_FOLDER);
  try {
    await mkdir(content);
    const names = [MANIFEST_FILE, ...Object.keys(manifest.files)].sort();
    for (const name of names) await copyFile(path.join(folder, name), path.join(content, name));
    const sources = await sourcesDigest(addonsFolder);
    await writeAbout(content, { schemaVersion: 1, sources, compiler: await compilerName() });
    const about = JSON.stringify(prebuiltPackage(manifest.platform), null, 2);
    await writeFile(path.join(content, PACKAGE_FILE), `${about}\n`);
    await makeFolder(path.dirname(file));
    // Without owners and times: the same addons make the same archive.
    await createFileAtomically(file, (temporary) =>
      create(
        { gzip: true, portable: true, mtime: new Date(0), cwd: workspace, file: temporary },
        [PACKAGE_FILE, ABOUT_FILE, ...names].map((name) => `${TOP_FOLDER}/${name}`),
      ),
    );
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UserError(`cannot write the archive ${file}: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
