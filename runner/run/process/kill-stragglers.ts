import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';

// A process may fork between the reading and the kill; a second look finds the child.
const MAX_ROUNDS = 5;
const ROUND_PAUSE_MS = 20;

/**
 * Ends the processes whose environment holds one of the given `NAME=value` entries: those that left their group
 * (setsid) and outlived their session. The environment is the only witness: an id that a child printed
 * could be anybody's. Does nothing on Windows, which shows no environment: there a runtime is ended with its tree.
 */
export async function killStragglers(entries: ReadonlySet<string>): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await findStragglers(entries);
    if (found.length === 0) return;
    for (const pid of found) kill(pid);
    await delay(ROUND_PAUSE_MS);
  }
}

/** Ids of the processes of this user, zombies excepted, whose environment holds one of the entries; on Windows none. */
export async function findStragglers(entries: ReadonlySet<string>): Promise<number[]> {
  if (entries.size === 0 || process.platform === 'win32') return [];
  if (process.platform !== 'linux') {
    const { stdout } = await execa('ps', PS_WITH_ENVIRONMENT, { reject: false });
    return markedIn(stdout, entries);
  }
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    ids.map(async (id) => (await environmentOf(id)).some((entry) => entries.has(entry))),
  );
  return ids.filter((_, index) => marked[index]).map(Number);
}

/** For the ps of macOS: all processes, each with its arguments and its environment in one line of any length. */
const PS_WITH_ENVIRONMENT = ['-A', '-E', '-ww', '-o', 'pid=,command='];

/** Ids of the lines of `ps` that hold one of the entries as a word. */
export function markedIn(lines: string, entries: ReadonlySet<string>): number[] {
  return lines.split('\n').flatMap((line) => {
    const [id = '', ...words] = line.trim().split(/\s+/);
    return words.some((word) => entries.has(word)) ? [Number(id)] : [];
  });
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
