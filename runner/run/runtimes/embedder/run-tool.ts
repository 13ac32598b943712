import { execa } from 'execa';
import { isOnPath } from '../../process/executable-file.ts';
import { RuntimeUnavailableError } from './runtime-unavailable-error.ts';

export interface ToolOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** The beginning of the RuntimeUnavailableError: the step that failed. */
  readonly what: string;
}

/** Runs a system tool and returns its output. Throws a RuntimeUnavailableError with its first error when it fails. */
export async function runTool(
  command: string,
  args: readonly string[],
  { cwd, signal, what }: ToolOptions,
): Promise<string> {
  const { failed, stdout, stderr, shortMessage } = await execa(command, args, {
    cwd,
    cancelSignal: signal,
    forceKillAfterDelay: 500,
    reject: false,
    stdin: 'ignore',
    // Errors are looked for in what it prints.
    env: { LC_ALL: 'C.UTF-8' },
  });
  signal.throwIfAborted();
  if (!failed) return stdout;
  const error = stderr.split('\n').find((line) => /^E:|\berror\b/.test(line));
  throw new RuntimeUnavailableError(`${what}: ${(error ?? shortMessage ?? `${command} failed`).trim()}`);
}

/** Throws a RuntimeUnavailableError for the first of the commands that is not on the PATH. */
export async function requireTools(tools: Readonly<Record<string, string>>): Promise<void> {
  for (const [command, purpose] of Object.entries(tools)) {
    if (!(await isOnPath(command)))
      throw new RuntimeUnavailableError(`${command} is not on the PATH: ${purpose}`);
  }
}
