import type { Command } from './process-group.ts';

export type Stream = 'stdout' | 'stderr';

export interface SuperviseOptions extends Command {
  /** The entry of `env` (`NAME=value`) by which processes that left the group are found. */
  readonly marker: string;
  readonly signal?: AbortSignal;
  /** Called until the process exits or is ended. An exception from it ends the process and rejects `end`. */
  readonly onStdout: (chunk: Buffer) => void;
  /** Called with what it writes to stderr, until it exits. */
  readonly onStderr?: (chunk: Buffer) => void;
  /** How long the process may go without a `keepAlive`, until the first of them. */
  readonly idleTimeoutMs: number;
  /** How many bytes each stream may carry from one `keepAlive` to the next. */
  readonly limits: Readonly<Record<Stream, number>>;
}

export type SupervisedEnd =
  | { readonly kind: 'spawn-failed'; readonly reason: string }
  | (Cause & {
      /** Null when a signal ended it. */
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** At most 64 KiB. */
      readonly stderrTail: string;
    });

/** Why it ended: by itself, or what it was ended for. */
export type Cause =
  | { readonly kind: 'exited' | 'stopped' | 'idle-timeout' }
  | { readonly kind: 'flooded'; readonly stream: Stream; readonly limit: number };

export interface SupervisedProcess {
  /** Restarts the idle timer, with this limit, and the byte counts. */
  keepAlive(idleTimeoutMs: number): void;
  stop(): void;
  /** Settles when the process and all that it started are gone. Never waits for a pipe that others hold. */
  readonly end: Promise<SupervisedEnd>;
}
