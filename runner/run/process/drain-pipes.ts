import type { GroupLeader } from './process-group.ts';

/** From the exit of a process until its pipes are closed, even if other processes still hold them. */
const PIPE_GRACE_MS = 150;

/**
 * To be called before the process exits. What it returns is for after: it takes the pipes away, after a grace in which
 * they are read to their end, and reports whether another process held them for longer.
 */
export function drainPipes(leader: GroupLeader): () => Promise<boolean> {
  const ended = new Promise<void>((resolve) => leader.once('close', () => resolve()));
  return async () => {
    const isHeld = await outlasts(PIPE_GRACE_MS, ended);
    leader.stdout.destroy();
    leader.stderr.destroy();
    return isHeld;
  };
}

/** Whether the end of the pipes takes longer than `ms`. */
function outlasts(ms: number, ended: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    // The timer may be due before what lies in the pipes was read; the immediate comes after one more reading.
    const timer = setTimeout(() => setImmediate(resolve, true), ms);
    void ended.then(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
