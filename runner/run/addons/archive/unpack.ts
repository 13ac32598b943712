import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { extract, list } from 'tar';
import { ArchiveBudget } from '../../../shared/archive-budget.ts';
import { digestFile } from '../../../shared/digest.ts';
import { putFolderInPlace } from '../../../shared/put-folder-in-place.ts';
import { withTempFolder } from '../../../shared/temp-folder.ts';
import { UserError } from '../../../shared/user-error.ts';
import { firstDamagedFile, MANIFEST_FILE, readManifest } from '../manifest.ts';
import { ABOUT_FILE, PACKAGE_FILE, readAbout, TOP_FOLDER } from './about-archive.ts';
import { assertSources } from './sources-digest.ts';

/** All addons of one platform are some 300 files and 10 MB. */
const LIMITS = { entries: 5_000, bytes: 256 * 2 ** 20 };

/**
 * The folder in the cache that has what is in an archive of built addons, unpacked under the digest of the archive's
 * bytes. Throws a UserError for what is no such archive, is damaged, or was built from other sources than are here.
 * `given`: the user's name for it, for errors.
 */
export async function unpackAddons(
  file: string,
  addonsFolder: string,
  cacheDir: string,
  given: string,
): Promise<string> {
  const digest = await digestFile(file, 'sha256', 'hex');
  const folder = path.join(cacheDir, 'addons', digest.slice(0, 32));
  if (!(await isWhole(folder))) await unpack({ file, given }, folder, cacheDir);
  await assertSources(folder, addonsFolder, given);
  return folder;
}

interface GivenFile {
  readonly file: string;
  readonly given: string;
}

async function unpack({ file, given }: GivenFile, folder: string, cacheDir: string): Promise<void> {
  await requireFlat({ file, given });
  await withTempFolder(cacheDir, async (temporary) => {
    const content = path.join(temporary, 'content');
    await mkdir(content);
    await extract({ file, cwd: content, strip: 1, strict: true }).catch((error: unknown) => {
      throw damaged(given, (error as Error).message);
    });
    const manifest = await readManifest(content);
    if (manifest === null) throw damaged(given, `it has no ${MANIFEST_FILE} that can be read`);
    if ((await readAbout(content)) === null) throw damaged(given, `it has no ${ABOUT_FILE} that can be read`);
    const bad = await firstDamagedFile(content, manifest);
    if (bad !== null) throw damaged(given, `${bad} is missing or damaged`);
    const named = new Set([MANIFEST_FILE, ABOUT_FILE, PACKAGE_FILE, ...Object.keys(manifest.files)]);
    const extra = (await readdir(content)).find((name) => !named.has(name));
    if (extra !== undefined) throw damaged(given, `its manifest does not name ${extra}`);
    await putFolderInPlace({
      content,
      target: folder,
      replaced: path.join(temporary, 'replaced'),
      isWhole: () => isWhole(folder),
    });
  });
}

/** Checks the archive before it is unpacked: only plain files in one folder are allowed. */
async function requireFlat({ file, given }: GivenFile): Promise<void> {
  const odd: string[] = [];
  const budget = new ArchiveBudget(LIMITS);
  const excess: string[] = [];
  await list({
    file,
    strict: true,
    onReadEntry({ path: name, type, size }) {
      if (excess.length > 0 || odd.length > 0) return;
      excess.push(...budget.exceededBy(size));
      const isTop = type === 'Directory' && name === `${TOP_FOLDER}/`;
      const [top, file = '', ...below] = name.split('/');
      const isPlain = top === TOP_FOLDER && /^[\w+-][\w.+-]*$/.test(file) && below.length === 0;
      if (!isTop && !(type === 'File' && isPlain)) odd.push(`${name} (${type})`);
    },
  }).catch((error: unknown) => {
    throw damaged(given, (error as Error).message);
  });
  const [tooMuch] = excess;
  if (tooMuch !== undefined) throw damaged(given, tooMuch);
  const [first] = odd;
  if (first !== undefined)
    throw new UserError(`${given}: not an archive of built addons: unexpected entry ${first}`);
}

async function isWhole(folder: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  return (
    manifest !== null &&
    (await readAbout(folder)) !== null &&
    (await firstDamagedFile(folder, manifest)) === null
  );
}

function damaged(given: string, how: string): UserError {
  return new UserError(`${given} is not an archive of built addons, or is damaged: ${how}`);
}
