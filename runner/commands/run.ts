import path from 'node:path';
import { suites } from '../../suites/index.ts';
import { addonsFor } from '../addons/addon-set.ts';
import type { ExecuteSummary } from '../execute/execute.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import { EXIT, exitCode } from '../judge/exit-code.ts';
import { Jury, type Stance } from '../judge/jury.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { askedTargets } from '../plan/asked-targets.ts';
import { planCells, type Cell } from '../plan/cells.ts';
import { readRequest, type MatrixRequest } from '../plan/matrix-request.ts';
import { projectRoot } from '../project-root.ts';
import { Console, openProgress } from '../report/console/console.ts';
import { chooseFormats } from '../report/formats/choose-formats.ts';
import { writeFormats } from '../report/formats/write-formats.ts';
import { reportFrame } from '../report/frame.ts';
import { ReportWriter } from '../report/write-report.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import { assertPassed, selfTest } from '../self-test/run-self-test.ts';
import { UserError } from '../user-error.ts';
import { askRuntimes } from './ask-cells.ts';
import { prepare } from './prepare.ts';
import { Stopwatch } from './stopwatch.ts';

const EXPECTATIONS = path.join(projectRoot, 'suites', 'expectations');

/** Runs the matrix: plan, provision, build, execute, judge, report. Gives the exit code. */
export async function run(args: Arguments, signal: AbortSignal): Promise<number> {
  const stopwatch = new Stopwatch();
  const formats = chooseFormats(args.report ?? []);
  const request = await readRequest(args);
  if ((await askedTargets(request)).size === 0) throw nothingToRun(request);
  const progress = openProgress(args);
  const { runtimes, addons } = await prepare(request, {
    offline: args.offline,
    signal,
    stopwatch,
    onNotice: (line) => progress.note(line),
  });
  for (const runtime of runtimes.filter(({ name }) => isUnknown(name, request))) {
    const outcome = await stopwatch.time('self-test', () => selfTest(runtime, signal));
    assertPassed(runtime, outcome);
    progress.note(`${runtime.id}: passes the self-test, ${outcome.asked} of ${outcome.asked}`);
  }
  const plan = (runtime: Runtime) => planCells(runtime, request.selection, addonsFor(addons, runtime));
  const planned = runtimes.reduce((sum, runtime) => sum + plan(runtime).length, 0);
  if (planned === 0) throw nothingToRun(request, runtimes);
  // Of one build or of one folder, so that all flavours have the same.
  const [headersVersion = ''] = Object.values(addons).map((set) => set.headersVersion);
  const jury = await Jury.assemble(EXPECTATIONS, runtimes, stanceOf(args));
  const writer = await ReportWriter.open(
    request.out,
    reportFrame(runtimes, request.selection, headersVersion),
  );
  for (const { origin } of Object.values(addons)) progress.note(`addons: ${origin}`);
  const console = new Console(args, progress, planned);
  try {
    const { isolateAll, concurrency } = args;
    const { timeoutMs } = request;
    const settle = (cell: Cell, result: ProbeResult) => {
      const record = jury.judge(cell, result);
      writer.add(record);
      console.cell(record);
    };
    const summary = await stopwatch.time('execute', () =>
      askRuntimes(runtimes, plan, { addons, isolateAll, concurrency, timeoutMs, signal, settle }),
    );
    const interrupted = signal.aborted;
    const tail = jury.conclude(planned, request.selection.complete && !interrupted);
    const report = await stopwatch.time('report', () => writer.finish(tail));
    await writer.writeTimings(timings(stopwatch, summary));
    if (args.updateExpectations && !interrupted) {
      for (const line of await jury.rewriteExpectations()) progress.note(line);
    }
    await console.conclude({
      suites,
      runtimes,
      selection: request.selection,
      tail,
      report,
      interrupted,
      ms: stopwatch.total(),
    });
    await console.announce(writeFormats(report, { formats, folder: request.out }));
    return interrupted ? EXIT.interrupted : exitCode(tail.counts);
  } finally {
    await writer.dispose();
  }
}

/** Not a release, which was verified: nobody knows whether its harness would let failures pass. */
function isUnknown(name: string, { runtimes }: MatrixRequest): boolean {
  return runtimes.paths?.some((path) => path.name === name) ?? false;
}

export function stanceOf({ noKnown, updateExpectations }: Arguments): Stance {
  if (noKnown) return 'ignores';
  return updateExpectations ? 'rewrites' : 'heeds';
}

function nothingToRun({ selection }: MatrixRequest, runtimes: readonly Runtime[] = []): UserError {
  const rules = selection.rules.map(({ id }) => id);
  const named = rules.length <= 3 ? rules.join(', ') : `${rules.length} rules`;
  const targets = selection.targets.map(({ id }) => id).join(', ');
  const where = runtimes.length === 0 ? '' : ` in ${runtimes.map(({ id }) => id).join(', ')}`;
  return new UserError(
    `nothing to run: no cell of ${named} is asked of target ${targets}${where}; see --list`,
  );
}

function timings(stopwatch: Stopwatch, { runtimes }: ExecuteSummary) {
  const efforts = Object.entries(runtimes).map(
    ([id, { processes, wallMs }]): [string, { processes: number; wallMs: number }] => [
      id,
      { processes, wallMs },
    ],
  );
  return {
    startedAt: stopwatch.startedAt.toISOString(),
    stepsMs: stopwatch.steps(),
    runtimes: Object.fromEntries(efforts),
  };
}
