import { setMaxListeners } from 'node:events';
import pMap from 'p-map';
import { Channel } from '../../shared/channel.ts';
import { killStragglers } from '../process/kill-stragglers.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import type { Job } from '../plan/job.ts';
import { Places } from './places.ts';
import { runJob } from './run-job.ts';
import type { ProbeResult } from './outcome.ts';
import type { ProbeRun } from '../plan/probe-run.ts';
import type { SessionOptions } from './session.ts';
import { TimeLimits } from './time-limits.ts';

export interface ExecuteOptions extends Omit<SessionOptions, 'limits' | 'places'> {
  /** How long a session may go without an event, unless a rule has a limit of its own. */
  readonly timeoutMs: number;
  /** How many processes run at a time. Those that have long been silent do not count, up to as many again. */
  readonly concurrency: number;
}

/** A job may wait in silence while another one runs in its place. */
const JOBS_PER_PLACE = 2;

export interface RunResult {
  readonly runtime: LaunchableRuntime;
  readonly run: ProbeRun;
  readonly flags: readonly string[];
  readonly result: ProbeResult;
}

export interface ProcessStats {
  readonly processes: number;
  /** Milliseconds, summed over the processes: with n at a time, up to n times the elapsed time. */
  readonly wallMs: number;
}

/** Per runtime id. */
export type StatsPerRuntime = Readonly<Record<string, ProcessStats>>;

/** The results as they arrive, each run once. To be read once. */
export interface Execution extends AsyncIterable<RunResult> {
  /** Grows while the results are read. */
  readonly stats: StatsPerRuntime;
}

/**
 * Runs every job; a job is taken when a process is free for it. Whatever a runtime does becomes a result. What is thrown,
 * by `jobs` too, is a fault of the runner or its environment, and is thrown after all processes ended. When the signal
 * fires the results end early; a reader that stops early ends the processes.
 */
export function execute(jobs: Iterable<Job>, options: ExecuteOptions): Execution {
  const stats: Record<string, ProcessStats> = {};
  return { stats, [Symbol.asyncIterator]: () => results(jobs, options, stats) };
}

async function* results(
  jobs: Iterable<Job>,
  options: ExecuteOptions,
  stats: Record<string, ProcessStats>,
): AsyncGenerator<RunResult, void> {
  const channel = new Channel<RunResult>();
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  // Every running session listens to it.
  setMaxListeners(0, signal);
  const finished = runJobs(jobs, { ...options, signal }, { channel, stats, stop }).finally(() =>
    channel.close(),
  );
  try {
    for await (const result of channel) {
      if (options.signal.aborted) break;
      yield result;
    }
  } finally {
    stop.abort();
    await finished;
  }
}

interface Shared {
  readonly channel: Channel<RunResult>;
  readonly stats: Record<string, ProcessStats>;
  /** Ends the sessions that run. */
  readonly stop: AbortController;
}

async function runJobs(
  jobs: Iterable<Job>,
  options: ExecuteOptions,
  { channel, stats, stop }: Shared,
): Promise<void> {
  const failures: unknown[] = [];
  const fail = (error: unknown): void => {
    failures.push(error);
    stop.abort();
  };
  const markers = new Set<string>();
  const limits = new TimeLimits(options.timeoutMs);
  const places = new Places(options.concurrency);
  const runOne = async (job: Job): Promise<void> => {
    const { runtime, flags } = job;
    await runJob(
      job,
      { ...options, limits, places },
      {
        onResult: (run, result) => channel.push({ runtime, run, flags, result }),
        onSessionEnd({ marker, wallMs }) {
          const before = stats[runtime.id] ?? { processes: 0, wallMs: 0 };
          stats[runtime.id] = { processes: before.processes + 1, wallMs: before.wallMs + wallMs };
          markers.add(marker);
        },
      },
    );
  };
  await pMap(untilThrown(jobs, fail), (job) => runOne(job).catch(fail), {
    concurrency: options.concurrency * JOBS_PER_PLACE,
  });
  // A process that left its group and closed its pipes outlives a session that ended well. One search for all of
  // them, because a search through every process of the machine costs as much as a session.
  await killStragglers(markers);
  if (failures.length > 0) throw failures[0];
}

/** Ends where `items` throws. */
function* untilThrown<Item>(items: Iterable<Item>, onThrown: (error: unknown) => void): Generator<Item> {
  try {
    yield* items;
  } catch (error) {
    onThrown(error);
  }
}
