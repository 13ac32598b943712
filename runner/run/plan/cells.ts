import { canonicalJson } from '../../../suites/json.ts';
import { appliesTo, type Capability, type Rule } from '../../../suites/rule.ts';
import { effectiveVersion, type EffectiveVersion, type Target } from '../../../suites/target.ts';
import { addonsFor, type AddonSet, type AddonSets } from '../addons/addon-set.ts';
import type { Job } from './job.ts';
import type { ProbeRun } from './probe-run.ts';
import type { LaunchableRuntime, RuntimeInfo } from '../runtimes/runtime.ts';
import type { Selection } from './select.ts';

/** Rule x target x runtime. */
export interface Cell<R extends RuntimeInfo = RuntimeInfo> {
  /** `reference/create-string@10#node@22.23.3` */
  readonly id: string;
  readonly rule: Rule;
  readonly target: Target;
  readonly runtime: R;
  readonly effective: EffectiveVersion;
}

/** The part of an AddonSet that a plan depends on. */
type Addons = Pick<AddonSet, 'files' | 'unavailable'>;

/** The cells of one runtime, by rule and target. `addons`: those that it loads. */
export function planCells<R extends RuntimeInfo>(
  runtime: R,
  selection: Selection,
  addons: Addons,
): Cell<R>[] {
  const supported = selection.rules.filter(({ since }) => since <= runtime.napiVersion);
  return supported.flatMap((rule) =>
    selection.targets
      .filter(({ id }) => isApplicable(rule, id, addons))
      .map((target): Cell<R> => {
        const effective = effectiveVersion(target.declared, runtime.napiVersion);
        return { id: `${rule.id}@${target.id}#${runtime.id}`, rule, target, runtime, effective };
      })
      .filter(({ effective }) => appliesTo(rule, effective)),
  );
}

/**
 * Whether a rule applies to a target at all: its addon has the target, if only on other platforms, and so has the rule.
 */
function isApplicable({ addon, targets }: Rule, target: string, { files, unavailable }: Addons): boolean {
  const isFor = files[addon]?.[target] !== undefined || unavailable[addon]?.targets.includes(target) === true;
  return isFor && (targets?.includes(target) ?? true);
}

/** Why a cell cannot run, or null. `addons`: those that its runtime loads. */
export function impediment(cell: Cell, { unavailable }: Pick<AddonSet, 'unavailable'>): string | null {
  const { rule, runtime } = cell;
  const lacking = missingCapability(cell);
  if (lacking !== undefined) return `${runtime.id} has no capability ${lacking}`;
  const addon = unavailable[rule.addon];
  return addon === undefined
    ? null
    : `the addon ${rule.addon} is not built for ${runtime.id}: ${addon.reason}`;
}

/** The first capability that a rule needs and the runtime lacks. */
export function missingCapability({ rule, runtime }: Cell): Capability | undefined {
  return rule.needs.find((capability) => !runtime.capabilities.includes(capability));
}

/** Runs of one session at most: a longer one would keep one core busy while the others have nothing left to do. */
const LONGEST_SESSION = 500;

export interface JobPlan<R extends RuntimeInfo = LaunchableRuntime> {
  readonly jobs: readonly Job<R>[];
  /** The cells that share a probe run. */
  readonly cellsOf: ReadonlyMap<ProbeRun, readonly Cell<R>[]>;
}

/**
 * Groups cells into probe runs (same question, one run) and probe runs into jobs: one per runtime and set of
 * flags, and one of its own for each run that needs it. `isolateAll`: one process per cell.
 */
export function planJobs<R extends RuntimeInfo>(
  cells: readonly Cell<R>[],
  addons: AddonSets<Pick<AddonSet, 'files'>>,
  isolateAll: boolean,
): JobPlan<R> {
  const cellsOf = new Map<ProbeRun, Cell<R>[]>();
  const runs = new Map<string, Draft>();
  const shared = new Map<string, ProbeRun[]>();
  const jobs: Job<R>[] = [];
  for (const cell of cells) {
    const { rule, runtime } = cell;
    const isolated = isolateAll || rule.isolate;
    const flags = flagsOf(cell, addonsFor(addons, runtime));
    const jobKey = canonicalJson([runtime.id, flags]);
    const id = probeRunId(cell);
    const key = `${jobKey} ${isolated} ${isolateAll ? cell.id : id}`;
    const known = runs.get(key);
    if (known !== undefined) {
      cellsOf.get(known)?.push(cell);
      known.needs = known.needs.filter((capability) => rule.needs.includes(capability));
      known.timeLimitMs = shorter(known.timeLimitMs, rule.timeLimitMs);
      continue;
    }
    const run = probeRun(id, cell);
    runs.set(key, run);
    cellsOf.set(run, [cell]);
    const companions = isolated ? undefined : shared.get(jobKey);
    if (companions !== undefined && companions.length < LONGEST_SESSION) {
      companions.push(run);
      continue;
    }
    const ofJob = [run];
    if (!isolated) shared.set(jobKey, ofJob);
    jobs.push({ runtime, flags, shared: !isolated, runs: ofJob });
  }
  // Jobs that may hang come first, then the long ones, so that they do not run alone at the end.
  const order = (a: Job<R>, b: Job<R>) =>
    Number(mayHang(b)) - Number(mayHang(a)) || b.runs.length - a.runs.length;
  return { jobs: jobs.sort(order), cellsOf };
}

/** Whether a rule with a time limit of its own has a process of its own. */
function mayHang({ shared, runs }: Pick<Job<RuntimeInfo>, 'shared' | 'runs'>): boolean {
  return !shared && runs.some(({ timeLimitMs }) => timeLimitMs !== undefined);
}

/** A rule's flags, with `{file}` replaced by the file of the addon under test. */
function flagsOf({ rule, target }: Cell, { files }: Pick<AddonSet, 'files'>): string[] {
  const file = files[rule.addon]?.[target.id] ?? '';
  return rule.flags.map((flag) => flag.replace('{file}', file));
}

/** Names the question that a cell puts to its runtime; cells with the same question share a probe run. */
export function probeRunId({ rule, target }: Cell): string {
  const args = rule.args === null ? '' : canonicalJson(rule.args);
  return `${rule.suite}/${rule.probe}${args}:${rule.addon}@${target.id}`;
}

/** A probe run that more cells may come to rest on. */
type Draft = Omit<ProbeRun, 'needs' | 'timeLimitMs'> & {
  needs: readonly Capability[];
  timeLimitMs?: number | undefined;
};

function probeRun(id: string, { rule, target }: Cell): Draft {
  const { suite, probe, args, addon, needs, timeLimitMs } = rule;
  return { id, suite, probe, args, addon, target, needs, rule: rule.id, timeLimitMs };
}

function shorter(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
