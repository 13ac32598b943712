// npm run bench [-- OPTIONS]: measures what the design promises as ratios within one run, so that the machine's own
// speed does not matter, and exits with 1 when one does not hold. Times by themselves are only shown. OPTIONS go to
// the command line that is measured, as --node 22 for a quicker look; the bounds are meant for the default matrix,
// after which Bun and Deno are measured as well, each on its own.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { textTable } from '../runner/shared/text-table.ts';
import { FAMILIES } from '../runner/run/runtimes/families.ts';
import { measureAuthors } from './authors.ts';
import { boundText, holds, measuredText, verdictText, type Measurement } from './bound.ts';
import { measureHtml } from './html.ts';
import { measureMemory } from './memory.ts';
import { measureRuns } from './runs.ts';
import { measureStartUp } from './start-up.ts';
import { measureTrace } from './trace.ts';

// The load of the machine: when it is high, ratios of runs that are not simultaneous mean little.
const load = os.loadavg()[0]?.toFixed(1) ?? 'unknown';
const options = process.argv.slice(2);
const scratch = await mkdtemp(path.join(os.tmpdir(), 'napi-matrix-bench-'));
try {
  const measurements = [
    ...(await measureRuns(scratch, options)),
    ...(options.length === 0 ? await measureOthers(scratch) : []),
    ...(await measureStartUp(scratch)),
    measureMemory(scratch),
    ...(await measureAuthors(scratch)),
    await measureTrace(scratch),
    ...(await measureHtml(scratch)),
  ];
  process.stdout.write(`${render(measurements)}\n`);
  process.exitCode = measurements.every(holds) ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/** The families that the default matrix leaves out, each by its newest release. */
async function measureOthers(scratch: string): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { name, title } of FAMILIES) {
    if (name !== 'node')
      measurements.push(...(await measureRuns(scratch, [`--${name}`, 'latest'], `${title}: `)));
  }
  return measurements;
}

function render(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => [
    measurement.what,
    boundText(measurement.bound),
    measuredText(measurement),
    verdictText(measurement),
    measurement.from,
  ]);
  const header = ['what', 'bound', 'measured', 'verdict', 'from'];
  const cpu = os.cpus()[0]?.model ?? 'unknown processor';
  const where = `Node.js ${process.versions.node}, ${os.availableParallelism()} x ${cpu}, ${process.platform}-${process.arch}, load ${load}`;
  return `${where}\n\n${textTable([header, ...rows].map((row) => row.map((text) => ({ text }))))}`;
}
