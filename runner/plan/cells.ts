import { canonicalJson } from '../../suites/json.ts';
import { appliesTo, type Capability, type Rule } from '../../suites/rule.ts';
import { effectiveVersion, type EffectiveVersion, type Target } from '../../suites/target.ts';
import type { AddonSet } from '../addons/addon-set.ts';
import type { Job } from '../execute/job.ts';
import type { ProbeRun } from '../execute/probe-run.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import type { Selection } from './select.ts';

/** Rule x target x runtime. */
export interface Cell {
  /** `reference/create-string@10#node@22.23.3` */
  readonly id: string;
  readonly rule: Rule;
  readonly target: Target;
  readonly runtime: Runtime;
  readonly effective: EffectiveVersion;
}

/** The cells of one runtime, by rule and target. */
export function planCells(runtime: Runtime, selection: Selection, addons: AddonSet['files']): Cell[] {
  const asked = selection.rules.filter(({ since }) => since <= runtime.napiVersion);
  return asked.flatMap((rule) =>
    selection.targets
      .filter(({ id }) => isBuilt(rule, id, addons))
      .map((target): Cell => {
        const effective = effectiveVersion(target.declared, runtime.napiVersion);
        return { id: `${rule.id}@${target.id}#${runtime.id}`, rule, target, runtime, effective };
      })
      .filter(({ effective }) => appliesTo(rule, effective)),
  );
}

/** Whether a rule is asked of a target at all: its addon is built for it and the rule did not choose others. */
export function isBuilt(rule: Rule, target: string, addons: AddonSet['files']): boolean {
  return addons[rule.addon]?.[target] !== undefined && (rule.targets?.includes(target) ?? true);
}

/** The first capability that a rule needs and the runtime lacks. */
export function missingCapability({ rule, runtime }: Cell): Capability | undefined {
  return rule.needs.find((capability) => !runtime.capabilities.includes(capability));
}

/** Runs of one session at most: a longer one would keep one core busy while the others have nothing left to do. */
const LONGEST_SESSION = 500;

export interface JobPlan {
  readonly jobs: readonly Job[];
  /** The cells that rest on a probe run. */
  readonly cellsOf: ReadonlyMap<ProbeRun, readonly Cell[]>;
}

/**
 * Groups cells into probe runs (same question, one run) and probe runs into jobs: one per runtime and set of
 * flags, and one of its own for each run that asks for it. `isolateAll`: one process per cell.
 */
export function planJobs(cells: readonly Cell[], addons: AddonSet['files'], isolateAll: boolean): JobPlan {
  const cellsOf = new Map<ProbeRun, Cell[]>();
  const runs = new Map<string, ProbeRun>();
  const shared = new Map<string, ProbeRun[]>();
  const jobs: Job[] = [];
  for (const cell of cells) {
    const { rule, runtime } = cell;
    const isolated = isolateAll || rule.isolate;
    const flags = flagsOf(cell, addons);
    const jobKey = canonicalJson([runtime.id, flags]);
    const id = probeRunId(cell);
    const key = `${jobKey} ${isolated} ${isolateAll ? cell.id : id}`;
    const known = runs.get(key);
    if (known !== undefined) {
      cellsOf.get(known)?.push(cell);
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
  // The long ones first, so that they do not run alone at the end.
  return { jobs: jobs.sort((a, b) => b.runs.length - a.runs.length), cellsOf };
}

/** A rule's flags, with `{file}` replaced by the file of the addon under test. */
function flagsOf({ rule, target }: Cell, addons: AddonSet['files']): string[] {
  const file = addons[rule.addon]?.[target.id] ?? '';
  return rule.flags.map((flag) => flag.replace('{file}', file));
}

/** Names the question that a cell puts to its runtime; cells that ask the same share a probe run. */
export function probeRunId({ rule, target }: Cell): string {
  const args = rule.args === null ? '' : canonicalJson(rule.args);
  return `${rule.suite}/${rule.probe}${args}:${rule.addon}@${target.id}`;
}

function probeRun(id: string, { rule, target }: Cell): ProbeRun {
  return { id, suite: rule.suite, probe: rule.probe, args: rule.args, addon: rule.addon, target };
}
