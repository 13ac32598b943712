import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sessionEnvironment } from '../runner/run/process/environment.ts';
import { FAMILIES } from '../runner/run/runtimes/families.ts';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import type { LaunchableRuntime } from '../runner/run/runtimes/runtime.ts';
import { median } from './median.ts';
import { timeProcess } from './timed-process.ts';

const REPEATS = 7;
const SCRIPTS = {
  nothing: '',
  worker: "new (require('node:worker_threads').Worker)(require('node:path').join(__dirname, 'nothing.cjs'));",
} as const;

/** Milliseconds. */
export interface BareStart {
  readonly processMs: number;
  /** The time that a Worker which does nothing adds to a process. */
  readonly workerMs: number;
}

/**
 * The time to start each release and do nothing, one after the other, with the arguments, the environment and the
 * empty home that sessions get: medians per id. The releases must be cached.
 */
export async function bareStarts(
  releases: readonly Pick<LaunchableRuntime, 'name' | 'version'>[],
  scratch: string,
): Promise<ReadonlyMap<string, BareStart>> {
  const requests = FAMILIES.map(({ name }) => {
    const versions = releases.filter((release) => release.name === name).map(({ version }) => version);
    return [name, versions] as const;
  });
  const runtimes = await provisionRuntimes(Object.fromEntries(requests), { offline: true });
  const folder = await mkdtemp(path.join(scratch, 'bare-'));
  for (const [name, source] of Object.entries(SCRIPTS)) await writeFile(scriptFile(folder, name), source);
  const starts = new Map<string, BareStart>();
  for (const runtime of runtimes) {
    const processMs = await timeStart(runtime, scriptFile(folder, 'nothing'), scratch);
    const withWorkerMs = await timeStart(runtime, scriptFile(folder, 'worker'), scratch);
    starts.set(runtime.id, { processMs, workerMs: Math.max(0, withWorkerMs - processMs) });
  }
  return starts;
}

async function timeStart(runtime: LaunchableRuntime, script: string, scratch: string): Promise<number> {
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const home = await mkdtemp(path.join(scratch, 'home-'));
    const surroundings = { host: process.env, runtime: runtime.env, nonce: 'bench', scratch: home };
    const env = sessionEnvironment(surroundings);
    const args = [...runtime.args, script];
    times.push(timeProcess({ command: runtime.executable, args, env, cwd: home }).wallMs);
  }
  return median(times);
}

function scriptFile(folder: string, name: string): string {
  return path.join(folder, `${name}.cjs`);
}
