import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { runExecutable, describeEnd } from './run-executable.ts';
import { identification, type Identification } from './identification.ts';

/** Answers for Node.js and runtimes close to it. */
const SCRIPT = path.join(projectRoot, 'suites', 'harness', 'identify.cjs');
export const IDENTIFY_TIMEOUT_MS = 10_000;

export interface IdentifyOptions {
  readonly signal: AbortSignal;
  /** Absolute path of the script that answers. Default: that for Node.js and runtimes close to it. */
  readonly script?: string;
  /** Default: 10 s. */
  readonly timeoutMs?: number;
  /** Before the script. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The name, in errors, of an executable that is known to be a runtime. Default: its path. */
  readonly called?: string;
}

/**
 * Identifies an executable, supervised and with a clean environment. Throws a UserError when it cannot be
 * executed, hangs, or returns no valid answer.
 */
export async function identify(executable: string, options: IdentifyOptions): Promise<Identification> {
  const { signal, script = SCRIPT, timeoutMs = IDENTIFY_TIMEOUT_MS, args = [], env = {} } = options;
  const { called = executable } = options;
  const nonce = randomBytes(16).toString('hex');
  const { stdout, end } = await runExecutable({
    executable,
    args: [...args, script, nonce],
    env,
    signal,
    timeoutMs,
  });
  const answer = answerIn(stdout, nonce);
  if (end.kind === 'exited' && answer !== null) return checked(called, answer);
  const why = describeEnd(end, timeoutMs, 'without identifying itself');
  const failure = options.called === undefined ? 'is not a Node-API runtime' : 'cannot run the harness';
  throw new UserError(`${called} ${failure}: ${why}`);
}

function answerIn(stdout: string, nonce: string): unknown {
  const line = stdout.split('\n').find((text) => text.startsWith(`${nonce} `));
  try {
    return line === undefined ? null : JSON.parse(line.slice(nonce.length));
  } catch {
    return null;
  }
}

function checked(called: string, answer: unknown): Identification {
  const { success, data, error } = identification.safeParse(answer);
  if (success) return data;
  const field = error.issues[0]?.path.join('.') ?? '';
  if (field === 'napiVersion') {
    throw new UserError(
      `${called} reports no Node-API version: process.versions.napi is not a positive integer`,
    );
  }
  throw new UserError(`${called} identified itself with an invalid ${field === '' ? 'answer' : field}`);
}
