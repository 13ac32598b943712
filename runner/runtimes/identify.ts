import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { runContained } from '../execute/contained-process.ts';
import type { ContainedEnd } from '../execute/containment.ts';
import { sessionEnvironment, SESSION_VARIABLE } from '../execute/environment.ts';
import { withSessionFolder } from '../execute/session-folder.ts';
import { projectRoot } from '../project-root.ts';
import { UserError } from '../user-error.ts';
import { identification, type Identification } from './identification.ts';

/** Answers for Node.js and runtimes close to it. */
const SCRIPT = path.join(projectRoot, 'suites', 'harness', 'identify.cjs');
const TIMEOUT_MS = 10_000;
const LIMIT_BYTES = 1024 * 1024;

export interface IdentifyOptions {
  readonly signal: AbortSignal;
  /** Absolute path of the script that answers. Default: that for Node.js and runtimes close to it. */
  readonly script?: string;
  /** Default: 10 s. */
  readonly timeoutMs?: number;
}

/**
 * Asks an executable what it is, contained and with a clean environment. Throws a UserError when it cannot be
 * executed, hangs, or gives no valid answer.
 */
export async function identify(executable: string, options: IdentifyOptions): Promise<Identification> {
  const { signal, script = SCRIPT, timeoutMs = TIMEOUT_MS } = options;
  signal.throwIfAborted();
  const nonce = randomBytes(16).toString('hex');
  const stdout: Buffer[] = [];
  const ended = await withSessionFolder(({ scratch }) => {
    const contained = runContained({
      command: executable,
      args: [script, nonce],
      cwd: scratch,
      env: sessionEnvironment({ host: process.env, runtime: {}, nonce, scratch }),
      marker: `${SESSION_VARIABLE}=${nonce}`,
      signal,
      onStdout: (chunk) => stdout.push(chunk),
      idleTimeoutMs: timeoutMs,
      limits: { stdout: LIMIT_BYTES, stderr: LIMIT_BYTES },
    });
    return contained.end;
  });
  signal.throwIfAborted();
  const answer = answerIn(Buffer.concat(stdout).toString(), nonce);
  if (ended.kind === 'exited' && answer !== null) return checked(executable, answer);
  throw new UserError(`${executable} is no Node-API runtime: ${describeEnd(ended, timeoutMs)}`);
}

function answerIn(stdout: string, nonce: string): unknown {
  const line = stdout.split('\n').find((text) => text.startsWith(`${nonce} `));
  try {
    return line === undefined ? null : JSON.parse(line.slice(nonce.length));
  } catch {
    return null;
  }
}

function checked(executable: string, answer: unknown): Identification {
  const { success, data, error } = identification.safeParse(answer);
  if (success) return data;
  const field = error.issues[0]?.path.join('.') ?? '';
  if (field === 'napiVersion') {
    throw new UserError(
      `${executable} names no Node-API version: process.versions.napi is no integer above 0`,
    );
  }
  throw new UserError(`${executable} identified itself with an invalid ${field === '' ? 'answer' : field}`);
}

function describeEnd(end: ContainedEnd, timeoutMs: number): string {
  switch (end.kind) {
    case 'spawn-failed':
      return `it could not be started (${end.reason})`;
    case 'flooded':
      return `it printed more than ${LIMIT_BYTES} bytes and identified as nothing`;
    case 'idle-timeout':
    case 'stopped':
      return `it did not end within ${timeoutMs / 1000} s`;
    case 'exited': {
      const how = end.signal === null ? `exit code ${end.exitCode ?? 'unknown'}` : `signal ${end.signal}`;
      const last = end.stderrTail.trimEnd().split('\n').at(-1) ?? '';
      const hint = last === '' ? '' : ` (${last.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200)})`;
      return `it ended with ${how} and identified as nothing${hint}`;
    }
  }
}
