import { sessionEnvironment } from '../runner/execute/environment.ts';
import { provisionRuntimes } from '../runner/runtimes/provision.ts';
import { median } from './median.ts';
import { timeProcess } from './timed-process.ts';

const REPEATS = 7;
const START_WORKER = "new (require('node:worker_threads').Worker)('', { eval: true })";

/** Milliseconds. */
export interface BareStart {
  readonly processMs: number;
  /** What a Worker that does nothing adds to a process. */
  readonly workerMs: number;
}

/**
 * What it costs to start each release and do nothing, one after the other, in the environment that sessions get:
 * medians per version. The releases must be cached.
 */
export async function bareStarts(
  versions: readonly string[],
  scratch: string,
): Promise<ReadonlyMap<string, BareStart>> {
  const runtimes = await provisionRuntimes({ node: versions }, { offline: true });
  return new Map(
    runtimes.map(({ version, executable, env: runtime }) => {
      const env = sessionEnvironment({ host: process.env, runtime, nonce: 'bench', scratch });
      const time = (script: string): number => {
        const bare = { command: executable, args: ['-e', script], env, cwd: scratch };
        return median(Array.from({ length: REPEATS }, () => timeProcess(bare).wallMs));
      };
      const processMs = time('0');
      return [version, { processMs, workerMs: Math.max(0, time(START_WORKER) - processMs) }];
    }),
  );
}
