import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../runner/shared/project-root.ts';

const CLI = path.join(projectRoot, 'bin', 'napi-matrix.mjs');

export interface TimedProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Exit codes that count as success besides 0. */
  readonly alsoExitsWith?: readonly number[];
}

/** Runs a process to its end and returns its wall time in milliseconds and its stdout. Throws when it fails. */
export function timeProcess(timed: TimedProcess): { wallMs: number; stdout: string } {
  const { command, args, env = process.env, cwd = projectRoot, alsoExitsWith = [] } = timed;
  const start = performance.now();
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, { env, cwd, encoding: 'utf8' });
  const wallMs = performance.now() - start;
  if (error !== undefined) throw error;
  if (status !== 0 && (status === null || !alsoExitsWith.includes(status))) {
    const end = status === null ? `signal ${signal ?? 'unknown'}` : `exit code ${status}`;
    throw new Error(
      `${command} ${args.join(' ')} ended with ${end}:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`,
    );
  }
  return { wallMs, stdout };
}

/** The command line of this checkout, on the Node.js that runs the benchmark. */
export function cli(args: readonly string[]): TimedProcess {
  return { command: process.execPath, args: [CLI, ...args] };
}
