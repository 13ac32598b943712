import os from 'node:os';
import path from 'node:path';
import { suites } from '../../suites/index.ts';
import { addonsFor, type AddonSets } from '../addons/addon-set.ts';
import { execute, type Effort, type ExecuteSummary } from '../execute/execute.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import { impediment, planJobs, type Cell } from '../plan/cells.ts';
import { projectRoot } from '../project-root.ts';
import type { Runtime } from '../runtimes/runtime.ts';

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
 * Asks one runtime after the other, and plans each when it is its turn, so that no more than one plan is in memory.
 * After the signal fired the rest is not asked.
 */
export async function askRuntimes(
  runtimes: readonly Runtime[],
  plan: (runtime: Runtime) => readonly Cell[],
  asking: Asking,
): Promise<ExecuteSummary> {
  const efforts: Record<string, Effort> = {};
  for (const runtime of runtimes) {
    if (asking.signal.aborted) break;
    Object.assign(efforts, (await askCells(plan(runtime), asking)).runtimes);
  }
  return { runtimes: efforts };
}

/** Asks cells of their runtimes; those that cannot be asked are settled at once. */
export function askCells(cells: readonly Cell[], asking: Asking): Promise<ExecuteSummary> {
  const { addons, settle } = asking;
  const able: Cell[] = [];
  for (const cell of cells) {
    const reason = impediment(cell, addonsFor(addons, cell.runtime));
    if (reason === null) able.push(cell);
    else settle(cell, { outcome: { kind: 'unsupported', reason } });
  }
  const { jobs, cellsOf } = planJobs(able, addons, asking.isolateAll);
  return execute(jobs, {
    concurrency: asking.concurrency ?? os.availableParallelism(),
    timeoutMs: asking.timeoutMs,
    addons,
    probes: Object.fromEntries(suites.map(({ name }) => [name, probeFile(name)])),
    signal: asking.signal,
    onResult: (_runtime, run, _flags, result) => {
      for (const cell of cellsOf.get(run) ?? []) settle(cell, result);
    },
  });
}

function probeFile(suite: string): string {
  return path.join(projectRoot, 'suites', suite, `${suite}.probe.cjs`);
}
