import { setImmediate } from 'node:timers/promises';
import { parseArguments } from './arguments/arguments.ts';
import { withNearestOption } from './arguments/unknown-option.ts';
import { outputFailure, protectOutput } from './output/console-output.ts';
import { EXIT } from '../run/judge/exit-code.ts';
import { toolVersion } from '../shared/tool-version.ts';
import { UserError } from '../shared/user-error.ts';

/** Runs the command line and returns the exit code. Commands are imported when they are called, to keep --help fast. */
async function main(argv: readonly string[]): Promise<number> {
  const line = parseArguments(argv);
  const { args } = line;
  if (args.help || line.words[0] === 'help') {
    process.stdout.write((await import('./arguments/help.ts')).helpText());
    return EXIT.ok;
  }
  if (args.version) {
    process.stdout.write(`${toolVersion}\n`);
    return EXIT.ok;
  }
  const { commandOf } = await import('./arguments/command.ts');
  const { form, words, rest } = commandOf(line);
  return form.run({ words, rest, args, interruption: onInterruption });
}

/** Aborted by the first Ctrl-C. Children have their own process groups, so the terminal does not signal them. */
function onInterruption(): AbortSignal {
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

protectOutput();
const code = await main(process.argv.slice(2)).catch(async (error: unknown) =>
  exitCodeOf(outputFailure() ?? (await withNearestOption(error))),
);
// A stream reports its error after the write.
await setImmediate();
const unwritten = outputFailure();
process.exitCode = unwritten === null || code === EXIT.usage ? code : exitCodeOf(unwritten);
