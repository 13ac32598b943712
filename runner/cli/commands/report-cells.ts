import path from 'node:path';
import type { StatsPerRuntime } from '../../run/execute/execute.ts';
import type { CellResult } from '../../run/execute/run-cells.ts';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import { RULE_IDS, type LoadedExpectations } from '../../run/judge/load-expectations.ts';
import type { Tally } from '../../run/judge/tally.ts';
import { unexplainedLines, writeExpectations } from '../../run/judge/write-expectations.ts';
import type { Arguments } from '../arguments/arguments.ts';
import type { Selection } from '../../run/plan/select.ts';
import { Conformance, countUnmet } from '../../report/conformance.ts';
import { Console } from '../../report/console/console.ts';
import type { Progress } from '../../report/console/progress.ts';
import { verdictLine } from '../../report/console/verdict-line.ts';
import type { Format } from '../../report/formats/format.ts';
import { writeFormatsOf } from '../../report/formats/write-formats.ts';
import type { ReportHeader } from '../../report/schema.ts';
import { REPORT_FILE } from '../../report/place-report.ts';
import { openReportFolder, type ReportFolder } from '../../report/report-folder.ts';
import { ReportWriter } from '../../report/write-report.ts';
import { latestReport, reportsFolder, toUser } from '../../run/plan/matrix-request.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Reporting {
  readonly args: Arguments;
  readonly runtimes: readonly RuntimeInfo[];
  readonly selection: Selection;
  readonly known: LoadedExpectations;
  /** The folder of expectations that --update-expectations writes to. */
  readonly expectations: string;
  readonly tally: Tally;
  readonly header: ReportHeader;
  /** How many cells are to settle. */
  readonly planned: number;
  /** Folder of the report; null: a new one in reports/. */
  readonly out: string | null;
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
  /** Lines to print after the findings. */
  readonly notes: readonly string[];
}

/** Judges, writes and prints every cell as its result arrives, then the report. Returns the exit code. */
export async function reportCells(reporting: Reporting, { results, end }: ResultSource): Promise<number> {
  const { args, runtimes, selection, known, tally, header, planned, stopwatch } = reporting;
  const place = await openReportFolder(reporting.out, reportsFolder());
  const writer = await ReportWriter.open(place.folder, header, place.known);
  const conformance = new Conformance();
  try {
    const console = new Console(args, reporting.progress, { header, runtimes, planned });
    try {
      for await (const { cell, result } of results) {
        const record = tally.judge(cell, result);
        writer.add(record);
        conformance.add(record);
        console.cell(record);
      }
    } catch (error) {
      // The results so far are kept, unless it is the report that cannot be written.
      const partial = writer.finish(tally.summarize(planned, false));
      await partial.then(() => place.publish(false)).catch(() => undefined);
      throw error;
    }
    const { complete, interrupted, stats, notes } = end();
    const summary = tally.summarize(planned, complete);
    const report = await stopwatch.time('report', () => writer.finish(summary));
    await writer.writeTimings({
      startedAt: stopwatch.startedAt.toISOString(),
      stepsMs: stopwatch.steps(),
      runtimes: Object.fromEntries(Object.entries(stats).map(([id, each]) => [id, { ...each }])),
    });
    const unwritten = await writeOthers(report, reporting, place);
    const placed = await place.publish(!interrupted);
    const failure = unwritten ?? placed.failure;
    const ms = stopwatch.total();
    const shown = path.join(place.known, placed.report);
    console.conclude({ summary, ms, reproFrom: shown === latestReport() ? null : shown });
    if (args.updateExpectations && !interrupted) {
      const everyTarget = selection.everyTarget && summary.counts.missing === 0;
      const updates = tally.updates(known.files, RULE_IDS, { complete, everyTarget });
      console.say(await writeExpectations(reporting.expectations, updates));
    }
    console.say([...notes]);
    console.say(unexplainedLines(reporting.expectations, tally.unexplained()));
    const verdicts = conformance.verdicts(header, summary.counts.missing);
    const unmet = header.shard === undefined ? countUnmet(verdicts) : 0;
    await console.end(verdictLine(summary.counts, { interrupted, ms, absent: header.absent, unmet }), {
      file: shown,
      shown: toUser(shown) + noteOn(placed.report, place),
      formats: failure === null && placed.report === REPORT_FILE ? (args.report ?? []) : [],
    });
    if (failure !== null) throw failure;
    return interrupted ? EXIT.interrupted : exitCode(summary.counts, header.absent, unmet);
  } finally {
    await writer.dispose();
    await place.dispose();
  }
}

/** Writes the other formats. Returns why one could not be written: the report is placed and told all the same. */
async function writeOthers(
  report: string,
  { formats }: Reporting,
  { folder, known }: ReportFolder,
): Promise<UserError | null> {
  try {
    await writeFormatsOf(report, { formats, folder, known });
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function noteOn(name: string, { keptAs }: ReportFolder): string {
  if (name !== REPORT_FILE) return `  (${REPORT_FILE} beside it is the report of an earlier run)`;
  return keptAs === undefined ? '' : ` = ${keptAs}`;
}
