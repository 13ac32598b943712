import os from 'node:os';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { addonsFor, type AddonSets } from '../../run/addons/addon-set.ts';
import { execute, type ExecuteSummary } from '../../run/execute/execute.ts';
import type { Job } from '../../run/execute/job.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import type { ProbeRun } from '../../run/execute/probe-run.ts';
import { impediment, planJobs, type Cell } from '../../run/plan/cells.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { Runtime } from '../../run/runtimes/runtime.ts';

export interface Asking {
  readonly addons: AddonSets;
  /** A process per cell. */
  readonly isolateAll: boolean;
  /** Processes at a time; null: one per core. */
  readonly concurrency: number | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Hears of each cell once; of none after the signal fired. */
  readonly settle: (cell: Cell, result: ProbeResult) => void;
}

/**
 * Asks every runtime. Each is planned when processes are free for it, while the last of the one before still run, so
 * that no more than two plans are in memory and no core waits for another. After the signal fired the rest is not asked.
 */
export function askRuntimes(
  runtimes: readonly Runtime[],
  plan: (runtime: Runtime) => readonly Cell[],
  asking: Asking,
): Promise<ExecuteSummary> {
  return ask(plansOf(runtimes, plan, asking.signal), asking);
}

function* plansOf(
  runtimes: readonly Runtime[],
  plan: (runtime: Runtime) => readonly Cell[],
  signal: AbortSignal,
): Generator<readonly Cell[]> {
  for (const runtime of runtimes) {
    if (signal.aborted) return;
    yield plan(runtime);
  }
}

/** Asks cells of their runtimes; those that cannot be asked are settled at once. */
export function askCells(cells: readonly Cell[], asking: Asking): Promise<ExecuteSummary> {
  return ask([cells], asking);
}

/** Which cells rest on a probe run; forgotten with it. */
type CellsOf = WeakMap<ProbeRun, readonly Cell[]>;

function ask(plans: Iterable<readonly Cell[]>, asking: Asking): Promise<ExecuteSummary> {
  const cellsOf: CellsOf = new WeakMap();
  return execute(jobsOf(plans, asking, cellsOf), {
    concurrency: asking.concurrency ?? os.availableParallelism(),
    timeoutMs: asking.timeoutMs,
    addons: asking.addons,
    probes: Object.fromEntries(suites.map(({ name }) => [name, probeFile(name)])),
    signal: asking.signal,
    onResult: (_runtime, run, _flags, result) => {
      for (const cell of cellsOf.get(run) ?? []) asking.settle(cell, result);
    },
  });
}

function* jobsOf(
  plans: Iterable<readonly Cell[]>,
  { addons, isolateAll, settle }: Asking,
  cellsOf: CellsOf,
): Generator<Job> {
  for (const cells of plans) {
    const able: Cell[] = [];
    for (const cell of cells) {
      const reason = impediment(cell, addonsFor(addons, cell.runtime));
      if (reason === null) able.push(cell);
      else settle(cell, { outcome: { kind: 'unsupported', reason } });
    }
    const planned = planJobs(able, addons, isolateAll);
    for (const [run, resting] of planned.cellsOf) cellsOf.set(run, resting);
    yield* planned.jobs;
  }
}

function probeFile(suite: string): string {
  return path.join(projectRoot, 'suites', suite, `${suite}.probe.cjs`);
}
