import { missingMemberLines } from '../../tools/bundle/missing-members.ts';
import { bundledNames } from '../../tools/bundle/addon-names.ts';
import { planBundle, planHash, type BundleRun } from '../../tools/bundle/plan-bundle.ts';
import { applicableRuns, nextRuns } from '../../tools/bundle/remaining.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { EXPECTATIONS, loadExpectations, readKnownTexts } from '../../run/judge/load-expectations.ts';
import { Tally } from '../../run/judge/tally.ts';
import { answersIn } from '../../tools/log/answers.ts';
import { cellResults } from '../../tools/log/cell-results.ts';
import type { LogOrigin } from '../../tools/log/logged-event.ts';
import { loggedRuntimes, originOf, type LoggedRuntime } from '../../tools/log/logged-runtime.ts';
import { readLogs } from '../../tools/log/read-files.ts';
import { troubleLines } from '../../tools/log/troubles.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { impediment, planCells, type Cell } from '../../run/plan/cells.ts';
import { fromUser, outFolder, readRequest, type MatrixRequest } from '../../run/plan/matrix-request.ts';
import type { SelectionQuery } from '../../run/plan/query.ts';
import { openProgress } from '../../report/console/console.ts';
import { chooseFormats } from '../../report/formats/choose-formats.ts';
import { reportHeader } from '../../report/header.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import { count } from '../../shared/count.ts';
import { UserError } from '../../shared/user-error.ts';
import { reportCells } from './report-cells.ts';
import { expectationMode } from './run.ts';
import { Stopwatch } from './stopwatch.ts';

/** A log, the plan of its bundle (made again here), and the runtimes that answered. */
interface JudgedLog {
  readonly origin: LogOrigin;
  readonly request: MatrixRequest;
  readonly names: Awaited<ReturnType<typeof bundledNames>>;
  readonly runs: readonly BundleRun[];
  readonly runtimes: readonly LoggedRuntime[];
}

/** `judge LOG...`: makes a report from what an engine printed that ran a bundle. Returns the exit code. */
export async function judge(words: readonly string[], args: Arguments): Promise<number> {
  const stopwatch = new Stopwatch();
  const log = await readLogs(words, fromUser);
  if (args.next && log.sessions.length === 0) return print('all');
  const origin = originOf(log.sessions);
  if (!args.next) for (const line of troubleLines(log)) process.stderr.write(`log: ${line}\n`);
  if (origin.tool !== toolVersion) {
    throw new UserError(
      `the log comes from napi-matrix ${origin.tool} and this is ${toolVersion}; judge it with version ${origin.tool}`,
    );
  }
  const request = await readRequest({ ...queryOf(args), selection: selectionOf(origin) });
  const names = await bundledNames(request.config, origin.platform.os);
  const runs = planBundle(request.selection, names);
  if (planHash(runs) !== origin.plan) {
    throw new UserError(
      `the bundle of this log has plan ${origin.plan}, and the same options now make plan ${planHash(runs)}; make a new bundle`,
    );
  }
  const judged: JudgedLog = { origin, request, names, runs, runtimes: loggedRuntimes(log.sessions) };
  return args.next ? printNext(judged) : report(judged, args, stopwatch);
}

function printNext({ runtimes, runs }: JudgedLog): number {
  const [one, ...others] = runtimes;
  if (one === undefined || others.length > 0) {
    throw new UserError(
      `--next takes the log of one runtime; this log has ${runtimes.map(({ runtime }) => runtime.id).join(', ')}`,
    );
  }
  return print(nextRuns(applicableRuns(runs, one.runtime), answersIn(one.sessions)));
}

function print(next: string | null): number {
  if (next !== null) process.stdout.write(`${next}\n`);
  return EXIT.ok;
}

async function report(
  { origin, request, names, runs, runtimes: logged }: JudgedLog,
  args: Arguments,
  stopwatch: Stopwatch,
): Promise<number> {
  const formats = chooseFormats(args.report ?? []);
  const { selection } = request;
  const out = outFolder(args);
  const runtimes = logged.map(({ runtime }) => runtime);
  const cells = logged.map(({ runtime }) => planCells(runtime, selection, { files: names, unavailable: {} }));
  const planned = cells.flat().length;
  const texts = await readKnownTexts(request.expectations);
  const known = await loadExpectations(runtimes, expectationMode(args), { texts });
  const header = { ...reportHeader(runtimes, selection, origin.headers), platform: origin.platform };
  const answered = logged.map(({ sessions }, index) => {
    const resultOf = cellResults(runs, answersIn(sessions));
    return (cells[index] ?? []).map((cell) => ({ cell, result: unable(cell) ?? resultOf(cell) }));
  });
  const results = answered.flat().flatMap(({ cell, result }) => (result === null ? [] : [{ cell, result }]));
  const unanswered = answered.flat().filter(({ result }) => result === null);
  const reporting = {
    args,
    runtimes,
    selection,
    expectations: request.expectations ?? EXPECTATIONS,
    known,
    tally: new Tally(known.expectations),
    header,
    planned,
    out,
    formats,
    progress: openProgress(args),
    stopwatch,
  };
  const complete = selection.complete && unanswered.length === 0;
  const end = () => ({ complete, interrupted: false, stats: {}, notes: [] });
  const code = await reportCells(reporting, { results, end });
  for (const line of cells.flatMap(missingMemberLines)) process.stderr.write(`${line}\n`);
  const [first] = unanswered;
  if (first !== undefined) {
    process.stderr.write(
      `${count(unanswered.length, 'cell')} not answered, e.g. ${first.cell.id}; judge --next prints what to run next\n`,
    );
  }
  return code;
}

function selectionOf({ selection }: LogOrigin): SelectionQuery {
  const { suite, rule, target, profile } = selection;
  return { suites: suite, rules: rule, targets: target, profile };
}

function unable(cell: Cell): ProbeResult | null {
  const reason = impediment(cell, { unavailable: {} });
  return reason === null ? null : { outcome: { kind: 'unsupported', reason } };
}
