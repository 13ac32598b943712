import { EXIT } from '../run/judge/exit-code.ts';
import { UserError } from '../shared/user-error.ts';

/** The lines of a script's result, on stdout. */
export function printLines(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Runs the command of a script of package.json with its words, and sets the exit code. SIGINT aborts it. */
export async function runScript(
  name: string,
  command: (words: readonly string[], signal: AbortSignal) => Promise<number>,
): Promise<void> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort(new Error('interrupted')));
  try {
    process.exitCode = await command(process.argv.slice(2), interrupt.signal);
  } catch (error) {
    if (interrupt.signal.aborted) process.exitCode = EXIT.interrupted;
    else if (error instanceof UserError) {
      process.stderr.write(`${name}: ${error.message}\n`);
      process.exitCode = EXIT.usage;
    } else throw error;
  }
}
