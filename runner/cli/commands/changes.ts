import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { compareTargets, effectiveVersion, targetFromId } from '../../../suites/target.ts';
import { changesJson } from '../../compare/changes/changes-json.ts';
import { changesText, type Move } from '../../compare/changes/changes-text.ts';
import { compareTargetsOf, type Seen } from '../../compare/changes/compare.ts';
import { requireTargetOfReport, runtimeOfReport } from '../../compare/changes/from-report.ts';
import { addonsFor } from '../../run/addons/addon-set.ts';
import { runCells } from '../../run/execute/run-cells.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { askedReleases } from '../../run/plan/asked-runtimes.ts';
import { planCells } from '../../run/plan/cells.ts';
import { fromUser, readRequest } from '../../run/plan/matrix-request.ts';
import { openProgress } from '../../report/console/console.ts';
import { readWholeReport } from '../../report/read-report.ts';
import { UserError } from '../../shared/user-error.ts';
import { prepareOne } from './one-runtime.ts';
import { Stopwatch } from './stopwatch.ts';

/** Ids of targets. */
interface ChangesCommand {
  readonly before: string;
  readonly after: string;
}

interface Observed {
  readonly runtime: { readonly id: string; readonly napiVersion: number };
  readonly seen: readonly Seen[];
}

/** `changes FROM TO`: what an addon meets whose declared version moves, as one runtime is observed. */
export async function changes(
  command: ChangesCommand,
  args: Arguments,
  signal: AbortSignal,
): Promise<number> {
  const { before, after } = command;
  if (before === after) throw new UserError(`changes compares two targets; got ${before} twice`);
  if (isOlder(after, before)) {
    throw new UserError(
      `changes tells of a declaration that moves up; say changes ${after} ${before}, and read it backwards`,
    );
  }
  const { runtime, seen } =
    args.from === null ? await observe(command, args, signal) : await readObserved(command, args, args.from);
  if (signal.aborted) return EXIT.interrupted;
  const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
  const comparison = compareTargetsOf(rules, seen, [before, after]);
  const move: Move = {
    runtime: runtime.id,
    supported: runtime.napiVersion,
    before,
    after,
    rejected: [before, after].filter((id) => isRejected(id, runtime.napiVersion)),
  };
  process.stdout.write(args.json ? changesJson(move, comparison) : changesText(move, comparison));
  return seen.some(({ outcome }) => outcome.kind === 'harness-error') ? EXIT.deviation : EXIT.ok;
}

async function observe(
  { before, after }: ChangesCommand,
  args: Arguments,
  signal: AbortSignal,
): Promise<Observed> {
  const request = await readRequest({ ...args, target: [before, after] });
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline, concurrency } = args;
  const stopwatch = new Stopwatch();
  const { runtime, addons } = await prepareOne(args, request, { offline, signal, stopwatch, onNotice });
  const cells = planCells(runtime, request.selection, addonsFor(addons, runtime));
  const seen: Seen[] = [];
  const options = { addons, isolateAll: false, concurrency, timeoutMs: request.timeoutMs, signal };
  for await (const { cell, result } of runCells([cells], options)) {
    const { outcome, observation } = result;
    seen.push({ rule: cell.rule.id, target: cell.target.id, outcome, observation });
    progress.update(seen.length, cells.length);
  }
  progress.end();
  return { runtime, seen };
}

async function readObserved(
  { before, after }: ChangesCommand,
  args: Arguments,
  file: string,
): Promise<Observed> {
  if (args.runtime.length > 0) throw new UserError('--from takes a release, not --runtime');
  const report = await readWholeReport(fromUser(file));
  for (const id of [before, after]) requireTargetOfReport(report, id);
  const runtime = runtimeOfReport(report, askedReleases(args));
  const { selection } = await readRequest(args);
  const chosen = new Set(selection.rules.map(({ id }) => id));
  const seen = report.cells.filter((cell) => cell.runtime === runtime.id && chosen.has(cell.rule));
  return { runtime, seen };
}

function isRejected(id: string, supported: number): boolean {
  const target = targetFromId(id);
  return target !== null && effectiveVersion(target.declared, supported) === 'rejected';
}

function isOlder(id: string, other: string): boolean {
  const [target, than] = [targetFromId(id), targetFromId(other)];
  return target !== null && than !== null && compareTargets(target, than) < 0;
}
