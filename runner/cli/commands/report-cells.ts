import path from 'node:path';
import type { ExecuteSummary } from '../../run/execute/execute.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import type { Jury } from '../../run/judge/jury.ts';
import type { Arguments } from '../arguments/arguments.ts';
import type { Cell } from '../../run/plan/cells.ts';
import type { Selection } from '../../run/plan/select.ts';
import { Console } from '../../report/console/console.ts';
import type { Progress } from '../../report/console/progress.ts';
import { verdictLine } from '../../report/console/verdict-line.ts';
import type { Format } from '../../report/formats/format.ts';
import { writeFormatsOf } from '../../report/formats/write-formats.ts';
import type { ReportFrame } from '../../report/schema.ts';
import { openReportFolder, type ReportFolder } from '../../report/report-folder.ts';
import { ReportWriter } from '../../report/write-report.ts';
import { latestReport, reportsFolder, toUser } from '../../run/plan/matrix-request.ts';
import type { Runtime } from '../../run/runtimes/runtime.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Reporting {
  readonly args: Arguments;
  readonly runtimes: readonly Runtime[];
  readonly selection: Selection;
  readonly jury: Jury;
  readonly frame: ReportFrame;
  /** How many cells are to settle. */
  readonly planned: number;
  /** Folder of the report; null: a new one in reports/. */
  readonly out: string | null;
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
  const { args, runtimes, selection, jury, frame, planned, stopwatch } = reporting;
  const place = await openReportFolder(reporting.out, reportsFolder());
  const writer = await ReportWriter.open(place.folder, frame);
  try {
    const console = new Console(args, reporting.progress, { frame, runtimes, planned });
    const settle: Settle = (cell, result) => {
      const record = jury.judge(cell, result);
      writer.add(record);
      console.cell(record);
    };
    const { complete, interrupted, efforts } = await answer(settle).catch(async (error: unknown) => {
      // What was answered is kept, unless it is the report that cannot be written.
      const partial = writer.finish(jury.conclude(planned, false));
      await partial.then(() => place.publish()).catch(() => undefined);
      throw error;
    });
    const tail = jury.conclude(planned, complete);
    const report = await stopwatch.time('report', () => writer.finish(tail));
    await writer.writeTimings({
      startedAt: stopwatch.startedAt.toISOString(),
      stepsMs: stopwatch.steps(),
      runtimes: Object.fromEntries(Object.entries(efforts).map(([id, effort]) => [id, { ...effort }])),
    });
    await place.publish();
    const ms = stopwatch.total();
    const shown = path.join(place.known, 'report.json');
    console.conclude({ tail, ms, reproFrom: shown === latestReport() ? null : shown });
    if (args.updateExpectations && !interrupted) {
      const everyTarget = selection.everyTarget && tail.counts.missing === 0;
      console.say(await jury.rewriteExpectations(everyTarget));
    }
    await console.end(verdictLine(tail.counts, { interrupted, ms }), {
      file: report,
      shown: toUser(shown) + keptAs(place),
      formats: args.report ?? [],
      files: writeFormatsOf(report, { formats: reporting.formats, folder: place.folder }),
    });
    return interrupted ? EXIT.interrupted : exitCode(tail.counts);
  } finally {
    await writer.dispose();
    await place.dispose();
  }
}

/** `latest` moves on with the next run; this is the folder that stays. */
function keptAs({ folder, known }: ReportFolder): string {
  return folder === known ? '' : ` = ${path.basename(folder)}`;
}
