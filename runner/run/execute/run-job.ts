import type { Job } from '../plan/job.ts';
import { harnessError } from './result-from-exit.ts';
import { isDeath, type ProbeResult } from './outcome.ts';
import type { ProbeRun } from '../plan/probe-run.ts';
import { runSession, type SessionEnd, type SessionOptions } from './session.ts';
import type { Settled } from './session-progress.ts';

export interface JobEvents {
  readonly onResult: (run: ProbeRun, result: ProbeResult) => void;
  readonly onSessionEnd: (end: SessionEnd) => void;
}

/** A runtime that does not even reach the first probe will not do so a hundred times either. */
const MAX_FRUITLESS_SESSIONS = 3;
/** A reason that so many fresh processes had is not the fault of what ran before in a process. */
const FRESH_FAILURES = 3;

/**
 * Runs one session after the other until every run of the job has a result, or the signal fires. A probe whose machinery
 * failed is asked again in a fresh process, for it may lack what earlier probes of the process left unusable.
 */
export async function runJob(job: Job, options: SessionOptions, told: JobEvents): Promise<void> {
  const events: JobEvents = {
    ...told,
    onResult(run, result) {
      if (result.outcome.kind === 'timed-out' && result.flaky !== true) {
        options.limits.noteHang(job.runtime, run);
      }
      told.onResult(run, result);
    },
  };
  const isConfirmed = job.shared && job.runs.length > 1;
  let remaining = job.runs;
  let fruitless = 0;
  const freshFailures = new Map<string, number>();
  while (remaining.length > 0 && fruitless < MAX_FRUITLESS_SESSIONS && !options.signal.aborted) {
    const batch = job.shared ? remaining : remaining.slice(0, 1);
    const deaths: Settled[] = [];
    const end = await runSession({ ...job, runs: batch }, options, (run, result) => {
      if (result.outcome.kind === 'not-observed') {
        const { reason = '' } = result.outcome;
        const failures = freshFailures.get(reason) ?? 0;
        if (run !== batch[0] && failures < FRESH_FAILURES) return 'again';
        freshFailures.set(reason, failures + 1);
      }
      if (isConfirmed && isDeath(result.outcome)) deaths.push({ run, result });
      else events.onResult(run, result);
      return undefined;
    });
    events.onSessionEnd(end);
    if (end.refusedFlags) {
      for (const run of remaining) events.onResult(run, unknownFlag(job));
      return;
    }
    for (const death of deaths) await confirm(death, job, options, events);

    remaining = remaining.slice(batch.length - end.remaining.length);
    fruitless = end.hasStarted ? 0 : fruitless + 1;
  }
  if (options.signal.aborted) return;
  const result = harnessError(`${MAX_FRUITLESS_SESSIONS} sessions in a row started no probe; not run`);
  for (const run of remaining) events.onResult(run, result);
}

/** Repeats a run that died among others, in a process of its own. */
async function confirm(death: Settled, job: Job, options: SessionOptions, events: JobEvents): Promise<void> {
  const end = await runSession({ ...job, runs: [death.run] }, options, (run, again) => {
    const survived = again.outcome.kind === 'observed' || again.outcome.kind === 'unsupported';
    events.onResult(run, survived ? { ...death.result, flaky: true } : again);
    return undefined;
  });
  events.onSessionEnd(end);
}

function unknownFlag({ runtime, flags }: Job): ProbeResult {
  return {
    outcome: {
      kind: 'unsupported',
      reason: `${runtime.id} does not support one of these flags: ${flags.join(' ')}`,
    },
  };
}
