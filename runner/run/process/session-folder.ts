import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWNER, ownerName } from '../../shared/owner.ts';
import { sweepOld } from '../../shared/sweep-old.ts';
import { UserError } from '../../shared/user-error.ts';
import { killStragglers } from './kill-stragglers.ts';

const SCRATCH = 'scratch';

export interface SessionFolder {
  readonly planFile: string;
  /** An empty folder: what the session may fill. */
  readonly scratch: string;
}

/** Lends a folder of its own to a session and removes it afterwards, whatever happened. */
export async function withSessionFolder<T>(use: (folder: SessionFolder) => Promise<T>): Promise<T> {
  const root = await makeRoot();
  try {
    const scratch = join(root, SCRATCH);
    await mkdir(scratch);
    return await use({ planFile: join(root, 'plan.json'), scratch });
  } finally {
    // Windows keeps a loaded addon locked for a moment after its process ended. What cannot be removed at all is
    // left to the system's own cleaning: it must not cost the results of the run.
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
  }
}

const NAMED = new RegExp(`^napi-matrix-${OWNER.source}-\\w+$`);

/**
 * Ends the sessions of runs that were killed, and removes their folders. A session is recognized by its temporary folder,
 * which stands in its environment. Never fails: the next run tries again.
 */
export async function sweepSessions(): Promise<void> {
  const end = (folder: string) =>
    killStragglers(new Set([`HOME=${join(folder, SCRATCH)}`, `TMPDIR=${join(folder, SCRATCH)}`]));
  await sweepOld(tmpdir(), undefined, NAMED, end).catch(() => undefined);
}

/** What a user sets to have temporary files elsewhere. */
export const TEMPORARY_VARIABLE = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';

async function makeRoot(): Promise<string> {
  const prefix = join(tmpdir(), `napi-matrix-${ownerName()}-`);
  try {
    return await mkdtemp(prefix);
  } catch (error) {
    const { message } = error as Error;
    throw new UserError(
      `cannot make a temporary folder (${message}); point ${TEMPORARY_VARIABLE} at one that can be written`,
    );
  }
}
