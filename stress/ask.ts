import { execute, type RunResult } from '../runner/run/execute/execute.ts';
import type { Job } from '../runner/run/plan/job.ts';
import type { ProbeRun } from '../runner/run/plan/probe-run.ts';
import type { Target } from '../suites/target.ts';
import { PLANTED_PROBES } from './planted/planted.ts';
import type { StressContext } from './context.ts';

const EIGHT: Target = { id: '8', declared: 8 };

/** A run of a probe of the addon with planted faults. */
export function plantedRun(id: string, probe: string, args: ProbeRun['args'] = null): ProbeRun {
  return {
    id,
    suite: 'planted',
    probe,
    args,
    addon: 'planted',
    target: EIGHT,
    needs: ['load', 'process-end'],
    rule: id,
  };
}

/** The results of jobs that use the addon with planted faults. */
export function runPlanted(
  jobs: readonly Job[],
  file: string,
  probes: Readonly<Record<string, string>>,
  { request, signal }: StressContext,
): AsyncIterable<RunResult> {
  return execute(jobs, {
    probes: { ...probes, ...PLANTED_PROBES },
    addons: { native: { files: { planted: { [EIGHT.id]: file } }, unavailable: {} } },
    concurrency: 1,
    timeoutMs: request.timeoutMs,
    signal,
  });
}
