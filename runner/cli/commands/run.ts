import { guarded } from '../../authors/guard/guarded.ts';
import { addonsFor } from '../../run/addons/addon-set.ts';
import { slowestLines } from '../../report/console/slowest-lines.ts';
import { SlowRules } from '../../run/execute/slow-rules.ts';
import { runCells, type LaunchableCell } from '../../run/execute/run-cells.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import type { ExpectationMode } from '../../run/judge/expectation-set.ts';
import { EXPECTATIONS, loadExpectations, readKnownTexts } from '../../run/judge/load-expectations.ts';
import { Tally } from '../../run/judge/tally.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { applicableTargets } from '../../run/plan/applicable-targets.ts';
import { planCells } from '../../run/plan/cells.ts';
import {
  fromUser,
  outFolder,
  readRequest,
  reportsFolder,
  type MatrixRequest,
} from '../../run/plan/matrix-request.ts';
import { openProgress } from '../../report/console/console.ts';
import { chooseFormats } from '../../report/formats/choose-formats.ts';
import { reportHeader } from '../../report/header.ts';
import { readReport } from '../../report/read-report.ts';
import { assertWritable } from '../../report/write-report.ts';
import { nothingFailed, type NothingFailed } from '../rerun/nothing-failed.ts';
import { requireRerunRuntimes } from '../rerun/require-rerun-runtimes.ts';
import { rerunRequest, type Rerun } from '../rerun/rerun-request.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { partOf, type Part } from '../shard/part.ts';
import { fitUnknown } from '../../run/self-test/fit-unknown.ts';
import { versionContradiction } from '../../run/self-test/version-contradiction.ts';
import { UserError } from '../../shared/user-error.ts';
import { queryOf } from '../query.ts';
import { prepare } from './prepare.ts';
import { reportCells } from './report-cells.ts';
import { Stopwatch } from './stopwatch.ts';

/** Runs the matrix: plan, provision, build, execute, judge, report. Returns the exit code. */
export async function run(args: Arguments, signal: AbortSignal): Promise<number> {
  const stopwatch = new Stopwatch();
  const formats = chooseFormats(args.report ?? []);
  const progress = openProgress(args);
  const chosen = await chosenCells(args);
  if ('code' in chosen) {
    // Failures are printed with --quiet, too.
    for (const line of chosen.lines) {
      if (chosen.code === EXIT.ok) progress.note(line);
      else process.stderr.write(`${line}\n`);
    }
    return chosen.code;
  }
  const { request, isChosen, failedIn } = chosen;
  if ((await applicableTargets(request)).size === 0) throw nothingToRun(request);
  const out = outFolder(args);
  await assertWritable(out ?? reportsFolder());
  const texts = await readKnownTexts(request.expectations);
  const {
    runtimes: prepared,
    addons,
    absent,
  } = await prepare(request, {
    offline: args.offline,
    signal,
    stopwatch,
    onNotice: (line) => progress.note(line),
    onStep: (what, done, total) => progress.step(what, done, total),
  });
  requireRerunRuntimes(failedIn, prepared, args.rerunFailed ?? '');
  const runtimes: LaunchableRuntime[] = [];
  for (const release of prepared) {
    const runtime = args.guard ? guarded(release) : release;
    if (!isUnknown(runtime.name, request)) {
      runtimes.push(runtime);
      continue;
    }
    const onNotice = (line: string) => progress.note(line);
    const fit = await stopwatch.time('self-test', () => fitUnknown(runtime, { signal, onNotice }));
    runtimes.push(fit);
    const contradiction = statesSupport(runtime.name, request)
      ? null
      : await stopwatch.time('self-test', () => versionContradiction(runtime, addons, signal));
    if (contradiction !== null) throw new UserError(contradiction);
  }
  const plan = (runtime: LaunchableRuntime) =>
    planCells(runtime, request.selection, addonsFor(addons, runtime)).filter(isChosen);
  const sizeOf = (cellsOf: Part['plan']) =>
    runtimes.reduce((sum, runtime) => sum + cellsOf(runtime).length, 0);
  const inAll = sizeOf(plan);
  if (inAll === 0) throw nothingToRun(request, runtimes);
  // All sets come from one build, so they share one headers version.
  const [headersVersion = ''] = Object.values(addons).map((set) => set.headersVersion);
  const known = await loadExpectations(runtimes, expectationMode(args), { texts });
  if (!args.noKnown) for (const line of likenessLines(runtimes)) progress.note(line);
  const header = reportHeader(runtimes, request.selection, headersVersion, absent);
  const whole = { header, plan, complete: request.selection.complete };
  const part = await partOf(args.shard, whole, { runtimes, expectations: known.expectations });
  const planned = part === whole ? inAll : sizeOf(part.plan);
  for (const { origin } of Object.values(addons)) progress.note(`addons: ${origin}`);
  const reporting = {
    args,
    runtimes,
    selection: request.selection,
    expectations: request.expectations ?? EXPECTATIONS,
    known,
    tally: new Tally(known.expectations),
    header: part.header,
    planned,
    out,
    formats,
    progress,
    stopwatch,
  };
  const { isolateAll, concurrency } = args;
  const { timeoutMs } = request;
  const plans = plansOf(runtimes, part.plan);
  const times = args.slowest ? new SlowRules() : undefined;
  const results = runCells(plans, { addons, isolateAll, concurrency, timeoutMs, signal, times });
  return reportCells(reporting, {
    results: stopwatch.timeReading('execute', results),
    end: () => ({
      notes: times === undefined ? [] : slowestLines(times),
      complete: part.complete && !signal.aborted,
      interrupted: signal.aborted,
      stats: results.stats,
    }),
  });
}

/** A plan at a time: that of the next runtime is made when a process is free for it. */
function* plansOf(
  runtimes: readonly LaunchableRuntime[],
  plan: Part['plan'],
): Generator<readonly LaunchableCell[]> {
  for (const runtime of runtimes) yield plan(runtime);
}

/** The request of the command line; or, for --rerun-failed without a failed cell, the lines to print. */
async function chosenCells(args: Arguments): Promise<Rerun | NothingFailed> {
  const request = await readRequest(queryOf(args));
  if (args.rerunFailed === null) return { request, isChosen: () => true, failedIn: [] };
  const file = fromUser(args.rerunFailed);
  const report = await readReport(file);
  return rerunRequest(request, report, file) ?? nothingFailed(report, args.rerunFailed);
}

/** Whether a runtime is not a release: only releases have a verified harness. */
function isUnknown(name: string, { runtimes }: MatrixRequest): boolean {
  return runtimes.paths?.some((path) => path.name === name) ?? false;
}

/** Whether matrix.json states the supported version of a runtime, which then decides. */
function statesSupport(name: string, { runtimes }: MatrixRequest): boolean {
  return (
    runtimes.paths?.some((each) => each.name === name && each.settings?.napiVersion !== undefined) ?? false
  );
}

export function expectationMode({ noKnown, updateExpectations }: Arguments): ExpectationMode {
  if (noKnown) return 'ignore';
  return updateExpectations ? 'update' : 'apply';
}

/** Lines that name the family whose known deviations apply to an executable. */
function likenessLines(runtimes: readonly LaunchableRuntime[]): string[] {
  return runtimes.flatMap(({ name, like }) =>
    like === undefined
      ? []
      : [
          `${name} is ${like.name} ${like.version}: known deviations of ${like.name} apply; --no-known shows all`,
        ],
  );
}

function nothingToRun({ selection }: MatrixRequest, runtimes: readonly LaunchableRuntime[] = []): UserError {
  const rules = selection.rules.map(({ id }) => id);
  const named = rules.length <= 3 ? rules.join(', ') : `${rules.length} rules`;
  const targets = selection.targets.map(({ id }) => id).join(', ');
  const where = runtimes.length === 0 ? '' : ` in ${runtimes.map(({ id }) => id).join(', ')}`;
  return new UserError(
    `nothing to run: ${named} ${rules.length === 1 ? 'does' : 'do'} not apply to target ${targets}${where}; see --list`,
  );
}
