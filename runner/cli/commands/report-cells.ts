import { suites } from '../../../suites/index.ts';
import type { ExecuteSummary } from '../../run/execute/execute.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import { EXPECTATIONS, RULE_IDS, type LoadedExpectations } from '../../run/judge/load-expectations.ts';
import type { Tally } from '../../run/judge/tally.ts';
import { unexplainedLines, writeExpectations } from '../../run/judge/write-expectations.ts';
import type { Arguments } from '../arguments/arguments.ts';
import type { Cell } from '../../run/plan/cells.ts';
import type { Selection } from '../../run/plan/select.ts';
import { Console } from '../../report/console/console.ts';
import type { Progress } from '../../report/console/progress.ts';
import type { Format } from '../../report/formats/format.ts';
import { writeFormatsOf } from '../../report/formats/write-formats.ts';
import type { ReportFrame } from '../../report/schema.ts';
import { ReportWriter } from '../../report/write-report.ts';
import type { AbsentRuntime } from '../../run/runtimes/context.ts';
import type { Runtime } from '../../run/runtimes/runtime.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Reporting {
  readonly args: Arguments;
  readonly runtimes: readonly Runtime[];
  readonly absent: readonly AbsentRuntime[];
  readonly selection: Selection;
  readonly known: LoadedExpectations;
  readonly tally: Tally;
  readonly frame: ReportFrame;
  /** How many cells are to settle. */
  readonly planned: number;
  /** Folder of the report. */
  readonly out: string;
  readonly formats: readonly Format[];
  readonly progress: Progress;
  readonly stopwatch: Stopwatch;
}

/** Takes each cell once. */
export type Settle = (cell: Cell, result: ProbeResult) => void;

export interface Answered {
  /** Every rule of every target was asked and answered. */
  readonly complete: boolean;
  readonly interrupted: boolean;
  /** What it took, per runtime id. */
  readonly efforts: ExecuteSummary['runtimes'];
}

/** Judges every cell that `answer` settles, then writes and shows the report. Gives the exit code. */
export async function reportCells(
  reporting: Reporting,
  answer: (settle: Settle) => Promise<Answered>,
): Promise<number> {
  const { args, runtimes, absent, selection, known, tally, frame, planned, stopwatch } = reporting;
  const writer = await ReportWriter.open(reporting.out, frame);
  try {
    const console = new Console(args, reporting.progress, planned);
    const settle: Settle = (cell, result) => {
      const record = tally.judge(cell, result);
      writer.add(record);
      console.cell(record);
    };
    const { complete, interrupted, efforts } = await answer(settle).catch(async (error: unknown) => {
      // What was answered is kept, unless it is the report that cannot be written.
      await writer.finish(tally.summarize(planned, false)).catch(() => undefined);
      throw error;
    });
    const tail = tally.summarize(planned, complete);
    const report = await stopwatch.time('report', () => writer.finish(tail));
    await writer.writeTimings({
      startedAt: stopwatch.startedAt.toISOString(),
      stepsMs: stopwatch.steps(),
      runtimes: Object.fromEntries(Object.entries(efforts).map(([id, effort]) => [id, { ...effort }])),
    });
    const ms = stopwatch.total();
    await console.conclude({ suites, runtimes, absent, selection, frame, tail, report, interrupted, ms });
    if (args.updateExpectations && !interrupted) {
      const everyTarget = selection.everyTarget && tail.counts.missing === 0;
      const updates = tally.updates(known.files, RULE_IDS, { complete, everyTarget });
      console.say(await writeExpectations(EXPECTATIONS, updates));
    }
    console.say(unexplainedLines(EXPECTATIONS, tally.unexplained()));
    await console.announce(writeFormatsOf(report, { formats: reporting.formats, folder: reporting.out }));
    return interrupted ? EXIT.interrupted : exitCode(tail.counts);
  } finally {
    await writer.dispose();
  }
}
