import { suites } from '../../../suites/index.ts';
import type { StatsPerRuntime } from '../../run/execute/execute.ts';
import type { CellResult } from '../../run/execute/run-cells.ts';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import { EXPECTATIONS, RULE_IDS, type LoadedExpectations } from '../../run/judge/load-expectations.ts';
import type { Tally } from '../../run/judge/tally.ts';
import { unexplainedLines, writeExpectations } from '../../run/judge/write-expectations.ts';
import type { Arguments } from '../arguments/arguments.ts';
import type { Selection } from '../../run/plan/select.ts';
import { Console } from '../../report/console/console.ts';
import type { Progress } from '../../report/console/progress.ts';
import type { Format } from '../../report/formats/format.ts';
import { writeFormatsOf } from '../../report/formats/write-formats.ts';
import type { ReportFrame } from '../../report/schema.ts';
import { ReportWriter } from '../../report/write-report.ts';
import type { AbsentRuntime } from '../../run/runtimes/context.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Reporting {
  readonly args: Arguments;
  readonly runtimes: readonly RuntimeInfo[];
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

/** Where the results come from. */
export interface ResultSource {
  /** Each cell once. */
  readonly results: AsyncIterable<CellResult> | Iterable<CellResult>;
  /** Called when all results were read. */
  readonly end: () => ResultsEnd;
}

export interface ResultsEnd {
  /** Every rule of every target was run and has a result. */
  readonly complete: boolean;
  readonly interrupted: boolean;
  readonly stats: StatsPerRuntime;
}

/** Judges, writes and prints every cell as its result arrives, then the report. Returns the exit code. */
export async function reportCells(reporting: Reporting, { results, end }: ResultSource): Promise<number> {
  const { args, runtimes, absent, selection, known, tally, frame, planned, stopwatch } = reporting;
  const writer = await ReportWriter.open(reporting.out, frame);
  try {
    const console = new Console(args, reporting.progress, planned);
    try {
      for await (const { cell, result } of results) {
        const record = tally.judge(cell, result);
        writer.add(record);
        console.cell(record);
      }
    } catch (error) {
      // The results so far are kept, unless it is the report that cannot be written.
      await writer.finish(tally.summarize(planned, false)).catch(() => undefined);
      throw error;
    }
    const { complete, interrupted, stats } = end();
    const tail = tally.summarize(planned, complete);
    const report = await stopwatch.time('report', () => writer.finish(tail));
    await writer.writeTimings({
      startedAt: stopwatch.startedAt.toISOString(),
      stepsMs: stopwatch.steps(),
      runtimes: Object.fromEntries(Object.entries(stats).map(([id, each]) => [id, { ...each }])),
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
