import type { Rule } from '../../../suites/rule.ts';
import { compareTargets } from '../../../suites/target.ts';
import { addonsFor, type AddonSets } from '../../run/addons/addon-set.ts';
import { runCells, type CellResult, type LaunchableCell } from '../../run/execute/run-cells.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import { judge } from '../../run/judge/judge.ts';
import { planCells } from '../../run/plan/cells.ts';
import type { Selection } from '../../run/plan/select.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { BASES, FAULT_VARIABLE, type Fault } from './fault.ts';

/** Time limit of a trial, in milliseconds: some faults hang the process. */
const TRIAL_TIMEOUT_MS = 3000;

export interface MutationRunnerOptions {
  readonly runtime: LaunchableRuntime;
  readonly addons: AddonSets;
  readonly selection: Selection;
  readonly concurrency: number | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
}

/** Why a rule has no cell that conforms without a fault. */
export type SkipReason = 'deviates' | 'unsupported' | 'error' | 'not applicable';

/** Results without a fault. */
export interface Baseline {
  /** The cells of each rule that conform; rules that have none are not in it. */
  readonly conforming: ReadonlyMap<string, readonly LaunchableCell[]>;
  readonly skipped: ReadonlyMap<string, SkipReason>;
}

/** A conforming cell, to be run under a fault. */
export interface Trial {
  readonly fault: Fault;
  readonly cell: LaunchableCell;
}

/** Runs the rules of one runtime without faults and with them, in ordinary sessions. */
export class MutationRunner {
  readonly #options: MutationRunnerOptions;

  constructor(options: MutationRunnerOptions) {
    this.#options = options;
  }

  async baseline(): Promise<Baseline> {
    const { runtime, selection, addons, timeoutMs } = this.#options;
    const cells = planCells(runtime, selection, addonsFor(addons, runtime));
    const verdicts = new Map<LaunchableCell, Verdict>();
    const conforming: LaunchableCell[] = [];
    for (const base of [null, ...BASES]) {
      const open = cells.filter((cell) => base === null || isRejectedAnyway(cell, verdicts.get(cell)));
      const planted = new Map(open.map((cell) => [base === null ? cell : plantedIn(cell, base), cell]));
      for await (const { cell, result } of this.#run([...planted.keys()], timeoutMs)) {
        const { verdict } = judge(cell, result, []);
        verdicts.set(planted.get(cell) ?? cell, verdict);
        if (verdict === 'conforms') conforming.push(cell);
      }
    }
    return baselineOf(selection.rules, cells, verdicts, conforming);
  }

  /**
   * The trials that turned their rule from conforming to deviating. A verification runs every probe in a process of its
   * own, for faults leave traces behind by which a rule that comes later may seem to be killed; a search does not.
   */
  async killing(trials: readonly Trial[], how: 'search' | 'verify'): Promise<Trial[]> {
    const trialOf = new Map(
      trials.map((trial) => [isolatedFor(how, plantedIn(trial.cell, trial.fault.id)), trial]),
    );
    const faults = new Set(trials.map(({ fault }) => fault));
    if (trials.length > 0) {
      this.#options.onNotice(`${how}: ${trials.length} cells under ${faults.size} faults`);
    }
    const killing: Trial[] = [];
    for await (const { cell, result } of this.#run([...trialOf.keys()], TRIAL_TIMEOUT_MS)) {
      const trial = trialOf.get(cell);
      if (trial !== undefined && isKill(cell, result, trial.fault)) killing.push(trial);
    }
    return killing;
  }

  /** Throws the signal's reason when that fired before every cell had its result. */
  async *#run(
    cells: readonly LaunchableCell[],
    timeoutMs: number,
  ): AsyncGenerator<CellResult<LaunchableCell>, void> {
    const { addons, concurrency, signal } = this.#options;
    yield* runCells([cells], { addons, isolateAll: false, concurrency, timeoutMs, signal });
    signal.throwIfAborted();
  }
}

type Verdict = ReturnType<typeof judge>['verdict'];

/** A rule that no release keeps, so that it needs a base to conform. */
function isRejectedAnyway({ rule }: LaunchableCell, verdict: Verdict | undefined): boolean {
  return rule.appliesTo === 'rejected' && verdict === 'deviates';
}

function baselineOf(
  rules: readonly Rule[],
  cells: readonly LaunchableCell[],
  verdicts: ReadonlyMap<LaunchableCell, Verdict>,
  conforming: readonly LaunchableCell[],
): Baseline {
  const good = new Map<string, readonly LaunchableCell[]>();
  const skipped = new Map<string, SkipReason>();
  for (const { id } of rules) {
    const ofRule = conforming
      .filter(({ rule }) => rule.id === id)
      .sort((a, b) => compareTargets(a.target, b.target));
    if (ofRule.length > 0) good.set(id, ofRule);
    else
      skipped.set(
        id,
        skipReason(cells.filter(({ rule }) => rule.id === id).map((cell) => verdicts.get(cell))),
      );
  }
  return { conforming: good, skipped };
}

/** The same cell in a runtime that has one fault more; rules with the same question still share the answer. */
function plantedIn(cell: LaunchableCell, fault: string): LaunchableCell {
  const { runtime } = cell;
  const before = runtime.env[FAULT_VARIABLE];
  const env = { ...runtime.env, [FAULT_VARIABLE]: before === undefined ? fault : `${before},${fault}` };
  return {
    ...cell,
    id: `${cell.id} with ${fault}`,
    runtime: { ...runtime, id: `${runtime.id} with ${fault}`, env },
  };
}

function isolatedFor(how: 'search' | 'verify', cell: LaunchableCell): LaunchableCell {
  return how === 'search' ? cell : { ...cell, rule: { ...cell.rule, isolate: true } };
}

function skipReason(verdicts: readonly (Verdict | undefined)[]): SkipReason {
  const [first] = verdicts;
  return first === undefined || first === 'conforms' ? 'not applicable' : first;
}

/**
 * A deviation that was observed. That a probe broke, or that the process died of anything but a fault that is meant to
 * end it, does not show that the rule would have noticed.
 */
function isKill(cell: LaunchableCell, result: ProbeResult, fault: Fault): boolean {
  if (judge(cell, result, []).verdict !== 'deviates') return false;
  const { outcome, observation } = result;
  if (outcome.kind !== 'observed') return fault.isDeadly;
  const broke = typeof observation === 'object' && observation !== null && 'probeThrew' in observation;
  return !broke;
}
