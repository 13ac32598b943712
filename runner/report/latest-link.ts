import { cp, lstat, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryName } from '../shared/write-file-atomically.ts';
import { UserError } from '../shared/user-error.ts';
import { LATEST, nextRunName } from './run-folders.ts';

/** In a copy that stands where links cannot be made: the name of the run. */
const COPY_OF = 'copy-of.txt';

/** Makes `latest` point at a run beside it, in one step where the system allows that. */
export async function pointLatest(reports: string, run: string): Promise<void> {
  const latest = path.join(reports, LATEST);
  await setAside(reports, latest);
  const temporary = path.join(reports, temporaryName(LATEST));
  try {
    await link(path.join(reports, run), temporary);
  } catch {
    await copy(reports, run, latest);
    return;
  }
  try {
    await putInPlace(temporary, latest);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A relative link survives a move of the folder; a junction, which needs no rights on Windows, is always absolute. */
function link(run: string, at: string): Promise<void> {
  return process.platform === 'win32' ? symlink(run, at, 'junction') : symlink(path.basename(run), at, 'dir');
}

async function putInPlace(temporary: string, latest: string): Promise<void> {
  try {
    await rename(temporary, latest);
  } catch {
    // Windows replaces no junction.
    await rm(latest, { recursive: true, force: true });
    await rename(temporary, latest);
  }
}

async function copy(reports: string, run: string, latest: string): Promise<void> {
  const temporary = path.join(reports, temporaryName(LATEST));
  await cp(path.join(reports, run), temporary, { recursive: true });
  await writeFile(path.join(temporary, COPY_OF), `${run}\n`);
  await rm(latest, { recursive: true, force: true });
  await rename(temporary, latest);
}

/** A folder that is neither a link nor a copy is a report that somebody wrote there: it becomes a run of its day. */
async function setAside(reports: string, latest: string): Promise<void> {
  const info = await lstat(latest).catch(() => null);
  if (info === null || info.isSymbolicLink()) return;
  if (!info.isDirectory())
    throw new UserError(`${latest} is a file, but a run needs this name for a link; move the file`);
  if (await lstat(path.join(latest, COPY_OF)).catch(() => null)) return;
  const name = await nextRunName(reports, info.mtime.toISOString().slice(0, 10));
  await rename(latest, path.join(reports, name));
}
