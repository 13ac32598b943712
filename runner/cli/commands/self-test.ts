import chalk from 'chalk';
import { EXIT } from '../../run/judge/exit-code.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { openProgress } from '../../report/console/console.ts';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import { failureText, selfTest } from '../../run/self-test/run-self-test.ts';

/** `self-test`: whether the harness of each runtime notices what it must; exit code 2 when one does not. */
export async function selfTestRuntimes(args: Arguments, signal: AbortSignal): Promise<number> {
  const request = await readRequest(queryOf(args));
  const progress = openProgress(args);
  let code: number = EXIT.ok;
  const runtimes = await provisionRuntimes(request.runtimes, {
    offline: args.offline,
    signal,
    onNotice: (line) => progress.note(line),
    onUnusable({ name, reason }) {
      code = EXIT.usage;
      process.stdout.write(`${name} is not run: ${reason}\n`);
    },
  });
  for (const runtime of runtimes) {
    const { tests, failures } = await selfTest(runtime, signal);
    if (failures.length > 0) code = EXIT.usage;
    const verdict = failures.length === 0 ? 'passed' : chalk.red.bold('failed');
    const lines = [`${runtime.id}: self-test ${verdict} (${tests - failures.length}/${tests})`];
    process.stdout.write(
      `${[...lines, ...failures.map((failure) => `  ${failureText(failure)}`)].join('\n')}\n`,
    );
  }
  return code;
}
