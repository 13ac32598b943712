import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readReport } from '../runner/report/read-report.ts';
import { cli, timeProcess } from './timed-process.ts';
import { workersNeeded } from './workers.ts';

const timingsFile = z.object({
  stepsMs: z.record(z.string(), z.number()),
  runtimes: z.record(z.string(), z.object({ processes: z.number() })),
});

/** How often a run starts a release, and how many Workers it starts there at least. */
export interface Need {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly processes: number;
  readonly workers: number;
}

/** A run of the matrix. */
export interface MatrixRun {
  readonly wallMs: number;
  readonly stepsMs: Readonly<Record<string, number>>;
  readonly needs: readonly Need[];
  readonly cells: number;
}

/** Runs the matrix and writes its report into `out`. */
export async function runMatrix(out: string, options: readonly string[]): Promise<MatrixRun> {
  // A deviation changes nothing about how long it took, and is for the tests to report.
  const { wallMs } = timeProcess({ ...cli(['--quiet', '--out', out, ...options]), alsoExitsWith: [1] });
  const report = await readReport(path.join(out, 'report.json'));
  const timings = timingsFile.parse(JSON.parse(await readFile(path.join(out, 'timings.json'), 'utf8')));
  const workers = workersNeeded(report);
  const needs = report.runtimes.map(({ id, name, version }) => ({
    id,
    name,
    version,
    processes: timings.runtimes[id]?.processes ?? 0,
    workers: workers.get(id) ?? 0,
  }));
  return { wallMs, stepsMs: timings.stepsMs, needs, cells: report.cells.length };
}

export function processCount({ needs }: MatrixRun): number {
  return needs.reduce((sum, { processes }) => sum + processes, 0);
}
