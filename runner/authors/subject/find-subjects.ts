import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import pMap from 'p-map';
import { UserError } from '../../shared/user-error.ts';
import { addonsBelow, addonsInUsualPlaces } from './find-addons.ts';
import { readManifest } from './package-manifest.ts';
import { titleOf, type Subject } from './subject.ts';
import { withSlashes } from '../../shared/with-slashes.ts';

const AT_ONCE = 16;

/**
 * The subjects that a path means: a file by itself, a package by its own addons, and a project without any by those of
 * its node_modules. Throws a UserError where there is nothing.
 */
export async function subjectsAt(given: string): Promise<readonly Subject[]> {
  const place = path.resolve(given);
  const kind = await stat(place).catch(() => null);
  if (kind === null) throw new UserError(`${given}: no such file or folder`);
  if (kind.isFile()) return [await subjectOfFile(place)];
  if (!kind.isDirectory()) throw new UserError(`${given}: neither a file nor a folder`);
  const own = await subjectOfFolder(place);
  if (own.files.length > 0) return [own];
  const installed = await installedSubjects(path.join(place, 'node_modules'));
  return installed.length > 0 ? installed : [own];
}

/** A file with the package that it belongs to, which says what its path claims and which Node.js it admits. */
async function subjectOfFile(file: string): Promise<Subject> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = await readManifest(folder);
    if (manifest !== null) {
      return { title: titleOf(manifest, folder), folder, files: [relative(folder, file)], manifest };
    }
    if (folder === path.dirname(folder) || path.basename(folder) === 'node_modules') break;
  }
  return {
    title: path.basename(file),
    folder: path.dirname(file),
    files: [path.basename(file)],
    manifest: null,
  };
}

export async function subjectOfFolder(folder: string): Promise<Subject> {
  const manifest = await readManifest(folder);
  const title = manifest === null ? folder : titleOf(manifest, folder);
  return { title, folder, files: await addonsBelow(folder), manifest };
}

/** Every package below a node_modules folder that has addons, by its path. */
async function installedSubjects(modules: string): Promise<Subject[]> {
  const folders = await packageFolders(modules);
  const subjects = await pMap(folders, subjectOfInstalled, { concurrency: AT_ONCE });
  return subjects.filter((subject) => subject !== null);
}

/** Null for a package without an addon: its package.json is not even read. */
async function subjectOfInstalled(folder: string): Promise<Subject | null> {
  const files = await addonsInUsualPlaces(folder);
  if (files.length === 0) return null;
  const manifest = await readManifest(folder);
  return { title: manifest === null ? folder : titleOf(manifest, folder), folder, files, manifest };
}

async function packageFolders(modules: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await folderEntries(modules)) {
    const folder = path.join(modules, entry);
    if (entry.startsWith('.')) continue;
    const packages = entry.startsWith('@')
      ? (await folderEntries(folder)).map((name) => path.join(folder, name))
      : [folder];
    for (const each of packages) found.push(each, ...(await packageFolders(path.join(each, 'node_modules'))));
  }
  return found;
}

async function folderEntries(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map(({ name }) => name);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function relative(folder: string, file: string): string {
  return withSlashes(path.relative(folder, file));
}
