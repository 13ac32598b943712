import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

// A process may fork between the reading and the kill; a second look finds the child.
const MAX_ROUNDS = 5;
const ROUND_PAUSE_MS = 20;

/**
 * Ends the processes whose environment holds one of the given `NAME=value` entries: those that left their group
 * (setsid) and outlived their session. The environment is the only witness: an id that a child printed
 * could be anybody's. Does nothing where there is no /proc to look into (anywhere but on Linux).
 */
export async function killStragglers(entries: ReadonlySet<string>): Promise<void> {
  if (process.platform !== 'linux') return;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await findStragglers(entries);
    if (found.length === 0) return;
    for (const pid of found) kill(pid);
    await delay(ROUND_PAUSE_MS);
  }
}

/** Ids of the processes of this user, zombies excepted, whose environment holds one of the entries. Linux only. */
export async function findStragglers(entries: ReadonlySet<string>): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    ids.map(async (id) => (await environmentOf(id)).some((entry) => entries.has(entry))),
  );
  return ids.filter((_, index) => marked[index]).map(Number);
}

async function environmentOf(id: string): Promise<string[]> {
  try {
    return (await readFile(`/proc/${id}/environ`, 'latin1')).split('\0');
  } catch {
    // Gone since, or another user's.
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone since.
  }
}
