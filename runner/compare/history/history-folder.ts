import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.ts';
import { UserError } from '../../shared/user-error.ts';
import { writeFileAtomically } from '../../shared/write-file-atomically.ts';
import { runDigestSchema, type RunDigest } from './run-digest.ts';
import type { SinceOf } from '../../report/since.ts';
import { sinceWhen } from './since.ts';

export interface History {
  /** All runs that could be read, oldest first. */
  readonly runs: readonly RunDigest[];
  /** Since when a rule is in a runtime as it is; see sinceWhen. */
  readonly since: SinceOf;
}

export interface ReadHistoryOptions {
  /** Default: that of the newest run. */
  readonly platform?: string;
  /** Called with a line for each file that cannot be read; the file stays. */
  readonly onNotice?: (line: string) => void;
}

/** Reads what `writeRun` wrote. Throws a UserError when there is no such folder. */
export async function readHistory(folder: string, options: ReadHistoryOptions = {}): Promise<History> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new UserError(`cannot read the history in ${folder}: ${(error as Error).message}`, {
      cause: error,
    });
  });
  const runs: RunDigest[] = [];
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const file = path.join(folder, name);
    try {
      runs.push(runDigestSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
    } catch {
      options.onNotice?.(`${file} is not a history entry, or is damaged; skipped`);
    }
  }
  runs.sort((a, b) => (a.date < b.date ? -1 : 1));
  const platform = options.platform ?? runs.at(-1)?.platform;
  const ofPlatform = runs.filter((run) => run.platform === platform);
  return { runs, since: (rule, runtimeId) => sinceWhen(ofPlatform, rule, runtimeId) };
}

/** Adds a run; adding it twice changes nothing. Returns the path. Throws a UserError when it cannot be written. */
export async function writeRun(folder: string, run: RunDigest): Promise<string> {
  const name = `${run.date.replaceAll(/[:.]/g, '-')}-${run.platform}.json`;
  const file = path.join(folder, name);
  try {
    await makeFolder(folder);
    await writeFileAtomically(file, `${JSON.stringify(run)}\n`);
  } catch (error) {
    throw new UserError(`cannot write the history in ${folder}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return file;
}
