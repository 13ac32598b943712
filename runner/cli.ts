import { HELP } from './help.ts';
import { EXIT } from './judge/exit-code.ts';
import { parseArguments, type Arguments } from './plan/arguments.ts';
import { UserError } from './user-error.ts';
import { toolVersion } from './tool-version.ts';

/** Runs the command line. What a command needs is loaded when it is asked for, so that --help stays light. */
async function main(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv);
  if (args.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  if (args.version) {
    process.stdout.write(`${toolVersion}\n`);
    return EXIT.ok;
  }
  const { command } = args;
  switch (command.kind) {
    case 'rules':
      return (await import('./commands/rules.ts')).rules(args);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(command.rule);
    case 'changes':
      return (await import('./commands/changes.ts')).changes(command, args, hearInterruption());
    case 'mutants':
      return (await import('./commands/mutants.ts')).mutants(args, hearInterruption());
    case 'run':
      return runOrList(args, hearInterruption());
  }
}

async function runOrList(args: Arguments, interruption: AbortSignal): Promise<number> {
  if (args.list) return (await import('./commands/list.ts')).list(args, interruption);
  return (await import('./commands/run.ts')).run(args, interruption);
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

// A reader that has seen enough, as head has, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2)).catch(exitCodeOf);
