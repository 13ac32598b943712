import path from 'node:path';
import { concerns } from '../../authors/concerns/concerned.ts';
import { concernedText, readConcernedFile } from '../../authors/concerns/read-concerned-file.ts';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { compareTargets, effectiveVersion, targetFromId } from '../../../suites/target.ts';
import { changesJson } from '../../compare/changes/changes-json.ts';
import { changesSummary } from '../../compare/changes/changes-summary.ts';
import { changesText } from '../../compare/changes/changes-text.ts';
import { compareTargetsOf, type ObservedCell } from '../../compare/changes/compare.ts';
import { requireTargetOfReport, runtimeOfReport } from '../../compare/changes/from-report.ts';
import type { Move } from '../../compare/changes/move.ts';
import {
  whereItLoads,
  type RecordedDeviation,
  type RecordedLoads,
} from '../../compare/changes/where-it-loads.ts';
import { addonsFor } from '../../run/addons/addon-set.ts';
import { runCells } from '../../run/execute/run-cells.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { queryOf } from '../query.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { planCells } from '../../run/plan/cells.ts';
import { fromUser, readRequest } from '../../run/plan/matrix-request.ts';
import { openProgress } from '../../report/console/console.ts';
import { readWholeReport } from '../../report/read-report.ts';
import { invocation } from '../../shared/invocation.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { knownDeviations } from '../../tools/rulebook/known-deviations.ts';
import { prepareOne } from './one-runtime.ts';
import { Stopwatch } from './stopwatch.ts';

/** Ids of targets. */
interface TargetPair {
  readonly before: string;
  readonly after: string;
}

interface Observed {
  readonly runtime: { readonly id: string; readonly napiVersion: number };
  readonly seen: readonly ObservedCell[];
}

/** `changes FROM TO`: what changes for an addon whose declared version moves, observed in one runtime. */
export async function changes(pair: TargetPair, args: Arguments, signal: AbortSignal): Promise<number> {
  const { before, after } = pair;
  if (before === after) throw new UserError(`changes compares two different versions; got ${before} twice`);
  if (isOlder(after, before)) {
    throw new UserError(
      `changes goes from the older to the newer version; run \`${invocation} changes ${after} ${before}\``,
    );
  }
  const file = args.for === null ? null : readConcernedFile(fromUser(args.for));
  const { runtime, seen } =
    args.from === null ? await observe(pair, args, signal) : await readObserved(pair, args, args.from);
  if (signal.aborted) return EXIT.interrupted;
  const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
  const whole = compareTargetsOf(rules, seen, [before, after]);
  const changed = whole.changed.filter(({ rule }) => file === null || concerns(rule.advice, file));
  const comparison = { ...whole, changed };
  const move: Move = {
    runtime: runtime.id,
    supported: runtime.napiVersion,
    before,
    after,
    rejected: [before, after].filter((id) => isRejected(id, runtime.napiVersion)),
    where: whereItLoads(after, await recordedLoads()),
  };
  const render = args.json ? changesJson : args.verbose ? changesText : changesSummary;
  process.stdout.write(render(move, comparison));
  if (args.for !== null && file !== null) {
    const note = concernedText(args.for, file, whole.changed.length - changed.length);
    (args.json ? process.stderr : process.stdout).write(args.json ? note : `\n${note}`);
  }
  return seen.some(({ outcome }) => outcome.kind === 'harness-error' || outcome.kind === 'not-observed')
    ? EXIT.deviation
    : EXIT.ok;
}

/** Rules that show whether and how an addon loads. */
const LOAD_RULES = ['load/too-new', 'load/declared-version'];

async function recordedLoads(): Promise<RecordedLoads> {
  const loads = new Map<string, RecordedDeviation[]>();
  for (const rule of LOAD_RULES) {
    const known = await knownDeviations(path.join(projectRoot, 'suites', 'expectations'), rule);
    for (const [runtime, deviations] of known)
      loads.set(runtime, [...(loads.get(runtime) ?? []), ...deviations]);
  }
  return loads;
}

async function observe(
  { before, after }: TargetPair,
  args: Arguments,
  signal: AbortSignal,
): Promise<Observed> {
  const query = queryOf(args);
  const request = await readRequest({
    ...query,
    selection: { ...query.selection, targets: [before, after] },
  });
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const { offline, concurrency } = args;
  const stopwatch = new Stopwatch();
  const { runtime, addons } = await prepareOne(query, request, { offline, signal, stopwatch, onNotice });
  const cells = planCells(runtime, request.selection, addonsFor(addons, runtime));
  const seen: ObservedCell[] = [];
  const options = { addons, isolateAll: false, concurrency, timeoutMs: request.timeoutMs, signal };
  for await (const { cell, result } of runCells([cells], options)) {
    const { outcome, observation } = result;
    seen.push({ rule: cell.rule.id, target: cell.target.id, outcome, observation });
    progress.update(seen.length, cells.length);
  }
  progress.end();
  return { runtime, seen };
}

async function readObserved({ before, after }: TargetPair, args: Arguments, file: string): Promise<Observed> {
  if (args.runtime.length > 0)
    throw new UserError(
      '--from cannot be combined with --runtime; name a release with --node, --bun or --deno',
    );
  const report = await readWholeReport(fromUser(file));
  for (const id of [before, after]) requireTargetOfReport(report, id);
  const query = queryOf(args);
  const runtime = runtimeOfReport(report, query.runtimes.releases);
  const { selection } = await readRequest(query);
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
