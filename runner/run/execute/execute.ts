import { setMaxListeners } from 'node:events';
import pMap from 'p-map';
import type { Runtime } from '../runtimes/runtime.ts';
import { runJob, type Job } from './job.ts';
import { killMarked } from '../process/marked-processes.ts';
import type { ProbeResult } from './outcome.ts';
import type { ProbeRun } from './probe-run.ts';
import type { SessionOptions } from './session.ts';

export interface ExecuteOptions extends SessionOptions {
  /** How many jobs run at a time; a job runs one process at a time. */
  readonly concurrency: number;
  /** Called once per run, in the order in which they settle. */
  readonly onResult: (runtime: Runtime, run: ProbeRun, flags: readonly string[], result: ProbeResult) => void;
}

export interface Effort {
  readonly processes: number;
  /** Sum over the processes: with n at a time, up to n times what passed on the wall. */
  readonly wallMs: number;
}

export interface ExecuteSummary {
  /** Per runtime id. */
  readonly runtimes: Readonly<Record<string, Effort>>;
}

/**
 * Asks every run of every job and reports each as it settles; a job is taken when there is a process for it. Whatever
 * a runtime does becomes a result; what is thrown, by `jobs` too, is a fault of the runner or its surroundings, and is
 * thrown only when all processes are gone. When the signal fires it returns early, with the jobs that remain unreported.
 */
export async function execute(jobs: Iterable<Job>, options: ExecuteOptions): Promise<ExecuteSummary> {
  const failures: unknown[] = [];
  const failure = new AbortController();
  const fail = (error: unknown): void => {
    failures.push(error);
    failure.abort();
  };
  const signal = AbortSignal.any([options.signal, failure.signal]);
  // Every running session listens to it.
  setMaxListeners(0, signal);
  const efforts = new Map<string, Effort>();
  const markers = new Set<string>();

  const runOne = async (job: Job): Promise<void> => {
    const { runtime, flags } = job;
    await runJob(
      job,
      { ...options, signal },
      {
        onResult: (run, result) => options.onResult(runtime, run, flags, result),
        onSessionEnd({ marker, wallMs }) {
          const before = efforts.get(runtime.id) ?? { processes: 0, wallMs: 0 };
          efforts.set(runtime.id, { processes: before.processes + 1, wallMs: before.wallMs + wallMs });
          markers.add(marker);
        },
      },
    );
  };
  await pMap(untilThrown(jobs, fail), (job) => runOne(job).catch(fail), {
    concurrency: options.concurrency,
  });
  // A process that left its group and closed its pipes outlives a session that ended well. One look for all of
  // them, because a look at every process of the machine costs as much as a session.
  await killMarked(markers);
  if (failures.length > 0) throw failures[0];
  return { runtimes: Object.fromEntries(efforts) };
}

/** Ends where `items` throws. */
function* untilThrown<Item>(items: Iterable<Item>, onThrown: (error: unknown) => void): Generator<Item> {
  try {
    yield* items;
  } catch (error) {
    onThrown(error);
  }
}
