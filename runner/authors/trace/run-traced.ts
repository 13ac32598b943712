import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ownEnvironment, SESSION_VARIABLE } from '../../run/process/environment.ts';
import { TEMPORARY_VARIABLE, withSessionFolder } from '../../run/process/session-folder.ts';
import { supervise } from '../../run/process/supervise.ts';
import type { SupervisedEnd } from '../../run/process/supervised-process.ts';
import { deno } from '../../run/runtimes/deno.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { LONGEST_TIMEOUT } from '../../shared/longest-timeout.ts';
import { UserError } from '../../shared/user-error.ts';
import { preloadVariables, readTrace, type Preload } from './preload.ts';
import type { Trace } from './trace.ts';

export interface TracedRun {
  readonly runtime: LaunchableRuntime;
  /** The arguments of the runtime; empty: a script that loads the addon and ends. */
  readonly script: readonly string[];
  /** The folder that it runs in. */
  readonly cwd: string;
  readonly preload: Pick<Preload, 'library' | 'file' | 'as' | 'newer'>;
  /** Null: no limit. */
  readonly timeoutMs: number | null;
  readonly signal: AbortSignal;
  /** Called with the output of the script, of both streams. */
  readonly onOutput: (chunk: Buffer) => void;
}

export interface TracedResult {
  readonly end: SupervisedEnd;
  /** Null: the script did not load the addon. */
  readonly trace: Trace | null;
}

/**
 * Runs a script, supervised, in the user's folder and environment, because it is the user's script. What it did until it
 * ended, in whatever way, is in the result.
 */
export async function runTraced(run: TracedRun): Promise<TracedResult> {
  const { runtime, script, cwd, preload, timeoutMs, signal, onOutput } = run;
  const nonce = randomBytes(16).toString('hex');
  return withSessionFolder(async ({ planFile, scratch: folder }) => {
    const words = script.length > 0 ? script : [await writeLoadScript(`${planFile}.cjs`, preload.file)];
    const variables = await preloadVariables({ ...preload, folder, before: process.env['LD_PRELOAD'] });
    const { end } = supervise({
      command: runtime.executable,
      args: argumentsFor(runtime, words),
      cwd,
      env: { ...ownEnvironment(), ...runtime.env, ...variables, [SESSION_VARIABLE]: nonce },
      marker: `${SESSION_VARIABLE}=${nonce}`,
      signal,
      onStdout: onOutput,
      onStderr: onOutput,
      idleTimeoutMs: timeoutMs ?? LONGEST_TIMEOUT * 1000,
      limits: { stdout: Infinity, stderr: Infinity },
    });
    return { end: await end, trace: await readTrace(folder) };
  });
}

/** Loads the addon and ends, because an addon may keep a process alive. */
async function writeLoadScript(file: string, addon: string): Promise<string> {
  const text = `require(${JSON.stringify(path.resolve(addon))});\nif (typeof process === 'object') process.exit(0);\n`;
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UserError(
      `cannot write a temporary file (${(error as Error).message}); point ${TEMPORARY_VARIABLE} at a folder with room`,
    );
  }
  return file;
}

/** Deno needs a command first, and one of its own for code; every other runtime takes the words as they are. */
export function argumentsFor(
  { name, like, args }: Pick<LaunchableRuntime, 'name' | 'like' | 'args'>,
  words: readonly string[],
): readonly string[] {
  if ((like?.name ?? name) !== deno.name) return [...args, ...words];
  const [first = '', ...rest] = words;
  if (first === '-e' || first === '--eval') return ['eval', '--ext=cjs', ...rest];
  return first.startsWith('-') || !first.includes('.') ? words : ['run', '--allow-all', ...words];
}
