import os from 'node:os';
import { bareStarts, type BareStart } from './bare-start.ts';
import type { Measurement } from './bound.ts';
import { processCount, runMatrix, type MatrixRun, type Need } from './matrix-run.ts';
import { median } from './median.ts';

const ROUNDS = 3;

/**
 * A run against the bare start-ups that it needs, its build step, and a run of its newest runtime against one process
 * per cell. `selection`: options of the command line; without any, the default matrix. `whose`: what the lines begin
 * with.
 */
export async function measureRuns(
  scratch: string,
  selection: readonly string[],
  whose = '',
): Promise<Measurement[]> {
  // Fetches and builds whatever is missing, so that what follows is warm.
  const { needs } = await runMatrix(scratch, selection);

  // In turns, so that a busy moment of the machine meets all of them.
  const runs: MatrixRun[] = [];
  const starts: ReadonlyMap<string, BareStart>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.push(await runMatrix(scratch, [...selection, '--offline']));
    starts.push(await bareStarts(needs, scratch));
  }
  const measurements = [
    againstBareStarts(runs, starts),
    buildStep(runs),
    await againstIsolated(scratch, needs),
  ];
  return measurements.map((measurement) => ({ ...measurement, what: `${whose}${measurement.what}` }));
}

function againstBareStarts(
  runs: readonly MatrixRun[],
  starts: readonly ReadonlyMap<string, BareStart>[],
): Measurement {
  const wallMs = median(runs.map((run) => run.wallMs));
  const executeMs = median(runs.map(({ stepsMs }) => stepsMs['execute'] ?? NaN));
  const cores = os.availableParallelism();
  const needed = (runs[0]?.needs ?? []).map(({ id, processes, workers }) => {
    const ofRelease = starts.flatMap((round) => round.get(id) ?? []);
    const processMs = median(ofRelease.map((start) => start.processMs));
    const workerMs = median(ofRelease.map((start) => start.workerMs));
    const text = `${id} ${processes} x ${ms(processMs)} + ${workers} Workers x ${ms(workerMs)}`;
    return { text, bareMs: processes * processMs + workers * workerMs };
  });
  const bareMs = needed.reduce((sum, need) => sum + need.bareMs, 0);
  return {
    what: 'a full warm run / the bare start-ups it needs, on all cores',
    bound: { kind: 'at-most', value: 3, unit: 'x' },
    measured: wallMs / (bareMs / cores),
    from: `${ms(wallMs)} (${ms(executeMs)} of it executing) / (${ms(bareMs)} / ${cores} cores: ${needed.map(({ text }) => text).join(', ')})`,
  };
}

/** One runtime is enough; all of them would take many minutes. */
async function againstIsolated(scratch: string, needs: readonly Need[]): Promise<Measurement> {
  const newest = needs.at(-1);
  if (newest === undefined) throw new Error('a run without a runtime');
  const { id, name, version } = newest;
  const selection = [`--${name}`, version, '--offline'];
  const shared: MatrixRun[] = [];
  for (let round = 0; round < ROUNDS; round += 1) shared.push(await runMatrix(scratch, selection));
  // Long enough to be its own average.
  const alone = await runMatrix(scratch, [...selection, '--isolate-all']);
  const wallMs = median(shared.map((run) => run.wallMs));
  const [first] = shared;
  return {
    what: 'a process per cell (--isolate-all) / a full warm run',
    bound: { kind: 'at-least', value: 10, unit: 'x' },
    measured: alone.wallMs / wallMs,
    from: `${id}: ${ms(alone.wallMs)} in ${processCount(alone)} processes / ${ms(wallMs)} in ${first === undefined ? NaN : processCount(first)}, ${alone.cells} cells`,
  };
}

function buildStep(runs: readonly MatrixRun[]): Measurement {
  const each = runs.map(({ stepsMs }) => stepsMs['build'] ?? NaN);
  return {
    what: 'the build step with nothing to build',
    bound: { kind: 'below', value: 500, unit: 'ms' },
    measured: median(each),
    from: `runs: ${each.map(ms).join(', ')}`,
  };
}

function ms(number: number): string {
  return `${number.toFixed(0)} ms`;
}
