import { parseArguments } from './arguments/arguments.ts';
import { EXIT } from '../run/judge/exit-code.ts';
import { toolVersion } from '../shared/tool-version.ts';
import { UserError } from '../shared/user-error.ts';

/** Runs the command line. What a command needs is loaded when it is asked for, so that --help stays light. */
async function main(argv: readonly string[]): Promise<number> {
  const line = parseArguments(argv);
  const { args } = line;
  if (args.help || args.version) {
    const { helpText } = await import('./arguments/help.ts');
    process.stdout.write(args.help ? helpText() : `${toolVersion}\n`);
    return EXIT.ok;
  }
  const { commandOf } = await import('./arguments/command.ts');
  const { form, words } = commandOf(line);
  return form.run({ words, args, interruption: hearInterruption });
}

/** Aborted by the first Ctrl-C or the like; the children have process groups of their own and do not hear it. */
function hearInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Error && error.name === 'AbortError') return EXIT.interrupted;
  if (error instanceof UserError) {
    process.stderr.write(`napi-matrix: ${error.message}\n`);
    return EXIT.usage;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.deviation;
}

// A reader that has seen enough, as head has, closes the pipe; a terminal that was closed takes nothing either.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}
process.exitCode = await main(process.argv.slice(2)).catch(exitCodeOf);
