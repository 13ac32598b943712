import { randomBytes } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { exitCodeText } from '../process/cause-of-death.ts';
import { supervise } from '../process/supervise.ts';
import type { SupervisedEnd } from '../process/supervised-process.ts';
import { sessionEnvironment, SESSION_VARIABLE } from '../process/environment.ts';
import { withSessionFolder } from '../process/session-folder.ts';

const LIMIT_BYTES = 1024 * 1024;

export interface ExecutableCall {
  /** Absolute path. */
  readonly executable: string;
  readonly args: readonly string[];
  /** Additions to a clean environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

export interface ExecutableResult {
  /** At most a megabyte. */
  readonly stdout: string;
  readonly end: SupervisedEnd;
}

/**
 * Runs an executable, supervised, in an empty folder, with a clean environment; returns its output. Rejects with the
 * signal's reason when that is aborted.
 */
export async function runExecutable(call: ExecutableCall): Promise<ExecutableResult> {
  const { executable, args, env, signal, timeoutMs } = call;
  signal.throwIfAborted();
  const nonce = randomBytes(16).toString('hex');
  const stdout: Buffer[] = [];
  const end = await withSessionFolder(({ scratch }) => {
    const contained = supervise({
      command: executable,
      args,
      cwd: scratch,
      env: sessionEnvironment({ host: process.env, runtime: env, nonce, scratch }),
      marker: `${SESSION_VARIABLE}=${nonce}`,
      signal,
      onStdout: (chunk) => stdout.push(chunk),
      idleTimeoutMs: timeoutMs,
      limits: { stdout: LIMIT_BYTES, stderr: LIMIT_BYTES },
    });
    return contained.end;
  });
  signal.throwIfAborted();
  return { stdout: Buffer.concat(stdout).toString(), end };
}

/** Describes the end of a process that did not answer; `silence`: e.g. `without identifying itself`. */
export function describeEnd(end: SupervisedEnd, timeoutMs: number, silence: string): string {
  switch (end.kind) {
    case 'spawn-failed':
      return `it could not be started (${end.reason})`;
    case 'flooded':
      return `it printed more than ${LIMIT_BYTES} bytes ${silence}`;
    case 'idle-timeout':
    case 'stopped':
      return `it did not end within ${timeoutMs / 1000} s`;
    case 'exited': {
      const how =
        end.signal === null ? `exited with code ${exitCodeText(end.exitCode)}` : `died of ${end.signal}`;
      const cause = causeIn(stripVTControlCharacters(end.stderrTail));
      const hint = cause === '' ? '' : ` (${cause.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200)})`;
      return `it ${how} ${silence}${hint}`;
    }
  }
}

/** The line that names an error, else the last one. */
function causeIn(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return (lines.find((line) => /\berror\b/i.test(line)) ?? lines.at(-1) ?? '').trim();
}
