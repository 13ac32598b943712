import os from 'node:os';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { addonsFor, type AddonSets } from '../addons/addon-set.ts';
import { impediment, planJobs, type Cell } from '../plan/cells.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { execute, type Execution, type StatsPerRuntime } from './execute.ts';
import type { SlowRules } from './slow-rules.ts';
import type { Job } from '../plan/job.ts';
import type { ProbeResult } from './outcome.ts';
import type { ProbeRun } from '../plan/probe-run.ts';

/** The probe file of each suite. */
export const suiteProbes: Readonly<Record<string, string>> = Object.fromEntries(
  suites.map(({ name }) => [name, path.join(projectRoot, 'suites', name, `${name}.probe.cjs`)]),
);

export interface RunCellsOptions {
  readonly addons: AddonSets;
  /** A process per cell. */
  readonly isolateAll: boolean;
  /** Processes at a time; null: one per core. */
  readonly concurrency: number | null;
  /** Longest silence of a session. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly times?: SlowRules | undefined;
}

export type LaunchableCell = Cell<LaunchableRuntime>;

export interface CellResult<C extends Cell = Cell> {
  readonly cell: C;
  readonly result: ProbeResult;
}

/** To be read once. */
export interface CellResults extends AsyncIterable<CellResult<LaunchableCell>> {
  /** Grows while the results are read. */
  readonly stats: StatsPerRuntime;
}

/**
 * Runs the cells of one plan after the other and yields each with its result as it arrives; a cell that its runtime
 * cannot run is `unsupported`. A plan is taken when processes are free for it, so that at most two plans are in memory
 * and no core waits. When the signal fires the results end early.
 */
export function runCells(plans: Iterable<readonly LaunchableCell[]>, options: RunCellsOptions): CellResults {
  const ready: CellResult<LaunchableCell>[] = [];
  const cellsOf: CellsOf = new WeakMap();
  const execution = execute(jobsOf(untilAborted(plans, options.signal), options, { cellsOf, ready }), {
    concurrency: options.concurrency ?? os.availableParallelism(),
    timeoutMs: options.timeoutMs,
    addons: options.addons,
    probes: suiteProbes,
    signal: options.signal,
    times: options.times,
  });
  return { stats: execution.stats, [Symbol.asyncIterator]: () => perCell(execution, cellsOf, ready) };
}

/** The cells that share a probe run; forgotten with it. */
type CellsOf = WeakMap<ProbeRun, readonly LaunchableCell[]>;

async function* perCell(
  execution: Execution,
  cellsOf: CellsOf,
  ready: CellResult<LaunchableCell>[],
): AsyncGenerator<CellResult<LaunchableCell>, void> {
  for await (const { run, result } of execution) {
    yield* ready.splice(0);
    for (const cell of cellsOf.get(run) ?? []) yield { cell, result };
  }
  yield* ready.splice(0);
}

function* jobsOf(
  plans: Iterable<readonly LaunchableCell[]>,
  { addons, isolateAll }: RunCellsOptions,
  { cellsOf, ready }: { readonly cellsOf: CellsOf; readonly ready: CellResult<LaunchableCell>[] },
): Generator<Job> {
  for (const cells of plans) {
    const able: LaunchableCell[] = [];
    for (const cell of cells) {
      const reason = impediment(cell, addonsFor(addons, cell.runtime));
      if (reason === null) able.push(cell);
      else ready.push({ cell, result: { outcome: { kind: 'unsupported', reason } } });
    }
    const planned = planJobs(able, addons, isolateAll);
    for (const [run, resting] of planned.cellsOf) cellsOf.set(run, resting);
    yield* planned.jobs;
  }
}

function* untilAborted<Item>(items: Iterable<Item>, signal: AbortSignal): Generator<Item> {
  for (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}
