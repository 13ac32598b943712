import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names the process that owns a temporary entry, as a part of the entry's name: the boot and the namespace of process ids,
 * the id, and the start time, since an id alone may be another process by now.
 */
export function ownerName(): string {
  own ??= `${place()}-${process.pid}-${startTime(process.pid) ?? 0}`;
  return own;
}

/** Matches an ownerName. */
export const OWNER = /(?<place>[0-9a-f]{8})-(?<pid>\d+)-(?<start>\d+)/;

/**
 * Whether the owner that a name states has ended. False where that cannot be known: for names of another machine, boot or
 * container, and for names without an owner.
 */
export function hasOwnerEnded(name: string): boolean {
  const { place: stated, pid, start } = OWNER.exec(name)?.groups ?? {};
  if (stated !== place()) return false;
  const now = startTime(Number(pid));
  return now === null || (start !== '0' && now !== start);
}

let own: string | undefined;
let here: string | undefined;

function place(): string {
  here ??= createHash('sha256').update(bootAndNamespace()).digest('hex').slice(0, 8);
  return here;
}

function bootAndNamespace(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')}${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return 'unknown';
  }
}

/** In ticks since the boot; '0' where only its existence can be known; null when there is no such process. */
function startTime(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The name before the last bracket may contain anything; the start time is field 22.
      const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? null : (fields[18] ?? '0');
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : '0';
    }
  }
  try {
    process.kill(pid, 0);
    return '0';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? null : '0';
  }
}
