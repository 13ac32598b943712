import os from 'node:os';
import path from 'node:path';
import { canonicalJson } from '../suites/json.ts';
import { execute } from '../runner/run/execute/execute.ts';
import type { ProbeResult } from '../runner/run/execute/outcome.ts';
import { suiteProbes } from '../runner/run/execute/run-cells.ts';
import { planJobs } from '../runner/run/plan/cells.ts';
import type { Job } from '../runner/run/plan/job.ts';
import type { ProbeRun } from '../runner/run/plan/probe-run.ts';
import type { LaunchableRuntime } from '../runner/run/runtimes/runtime.ts';
import { count } from '../runner/shared/count.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { plantedRun, runPlanted } from './ask.ts';
import { cellsOf, type PartResult, type StressContext } from './context.ts';
import { growthPerRound } from './growth.ts';
import { buildPlanted } from './planted/planted.ts';

const ROUNDS = 50;
/** Questions that share a process: each round of one that copies addons maps more of them. */
const LONGEST = 20;
/**
 * By which memory may grow from round to round, in bytes for each question: addons keep the records of finalizers, which a
 * runtime may run late.
 */
const TOLERANCE = 8 * 1024;
/** The C library would otherwise keep memory for each thread that allocated some. */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

const PROBES = {
  ...suiteProbes,
  memory: path.join(projectRoot, 'stress', 'memory.probe.cjs'),
};

/** Probes that observe how often the process did something before. */
const COUNTS_ROUNDS: readonly string[] = ['exceptions/init', 'loaders/preloaded'];

/**
 * Asks every question that can share a process 50 times in one: its observation stays, and memory does not grow. That of
 * processes with copies of addons or Workers is not looked at: a runtime keeps every copy, and something of every Worker.
 */
export async function inRounds(runtime: LaunchableRuntime, context: StressContext): Promise<PartResult> {
  const { jobs } = planJobs(cellsOf(runtime, context), { native: context.addons }, false);
  const parts = jobs.filter(({ shared }) => shared).flatMap(inParts);
  const rounds = new Rounds();
  const execution = execute(
    parts.map((part) => rounds.repeat(withOneArena(part))),
    {
      probes: PROBES,
      addons: { native: context.addons },
      concurrency: os.availableParallelism(),
      timeoutMs: context.request.timeoutMs,
      signal: context.signal,
    },
  );
  for await (const { run, result } of execution) rounds.add(run, result);
  context.signal.throwIfAborted();
  const processes = execution.stats[runtime.id]?.processes ?? 0;
  const lost =
    processes === parts.length
      ? []
      : [`${processes} processes instead of ${parts.length}: some did not last`];
  const questions = parts.reduce((sum, { runs }) => sum + runs.length, 0);
  return {
    done: `${count(questions, 'question')} ${ROUNDS} times (at most ${rounds.largestGrowth()} bytes each)`,
    findings: [...(await missedLeak(runtime, context)), ...lost, ...rounds.findings()],
  };
}

function withOneArena(job: Job): Job {
  return { ...job, runtime: { ...job.runtime, env: { ...job.runtime.env, ...ONE_ARENA } } };
}

/** Whether the runtime keeps memory of it for good. */
function isKept({ needs }: ProbeRun): boolean {
  return needs.includes('copy') || needs.includes('worker');
}

/** The runs of a job in processes of their own, by whether the runtime keeps memory of them. */
function inParts(job: Job): Job[] {
  return [job.runs.filter(isKept), job.runs.filter((run) => !isKept(run))].flatMap((runs) =>
    Array.from({ length: Math.ceil(runs.length / LONGEST) }, (_, index) => ({
      ...job,
      runs: runs.slice(index * LONGEST, (index + 1) * LONGEST),
    })),
  );
}

/** The leak of an addon is planted in a process, and has to be found. */
async function missedLeak(runtime: LaunchableRuntime, context: StressContext): Promise<string[]> {
  const file = await buildPlanted(context.folder, []);
  const rounds = new Rounds();
  const job = rounds.repeat({ runtime, flags: [], shared: true, runs: [plantedRun('leak', 'leak')] });
  for await (const { run, result } of runPlanted([job], file, PROBES, context)) rounds.add(run, result);
  return rounds.findings().some((line) => line.startsWith(GROWS)) ? [] : ['the planted leak is not found'];
}

const GROWS = 'memory grows';

interface Asked {
  readonly job: Job;
  /** The run that is repeated; null: how much memory the process holds. */
  readonly question: ProbeRun | null;
}

/** The answers of the repeated runs of some processes, and the memory these held. */
class Rounds {
  readonly #asked = new Map<ProbeRun, Asked>();
  readonly #answers = new Map<ProbeRun, Map<string, number>>();
  readonly #resident = new Map<Job, number[]>();

  /** The job with each of its runs in every round, and a look at the memory after each. */
  repeat(job: Job): Job {
    const runs = Array.from({ length: ROUNDS }, (_, round) => {
      const again = job.runs.map((question) =>
        this.#ask({ ...question, id: `${round} ${question.id}` }, { job, question }),
      );
      return [...again, this.#ask(memoryRun(round, job), { job, question: null })];
    });
    return { ...job, runs: runs.flat() };
  }

  #ask(run: ProbeRun, asked: Asked): ProbeRun {
    this.#asked.set(run, asked);
    return run;
  }

  add(run: ProbeRun, { outcome, observation = null }: ProbeResult): void {
    const asked = this.#asked.get(run);
    if (asked === undefined) throw new Error(`${run.id} was not asked`);
    const { job, question } = asked;
    if (question === null) {
      const resident = this.#resident.get(job) ?? [];
      this.#resident.set(job, resident);
      if (typeof observation === 'number') resident.push(observation);
      return;
    }
    const isCount = COUNTS_ROUNDS.includes(`${question.suite}/${question.probe}`);
    const answer = isCount ? outcome.kind : `${outcome.kind} ${canonicalJson(observation)}`;
    const answers = this.#answers.get(question) ?? new Map<string, number>();
    this.#answers.set(question, answers.set(answer, (answers.get(answer) ?? 0) + 1));
  }

  findings(): string[] {
    const changed = [...this.#answers].flatMap(([question, answers]) =>
      answers.size === 1 ? [] : [`${question.id} changes: ${listOf(answers)}`],
    );
    const growing = this.#growths().flatMap(({ job, perQuestion }) => {
      const [first, last] = [job.runs[0], job.runs.at(-1)];
      return perQuestion <= TOLERANCE
        ? []
        : [`${GROWS} by ${Math.round(perQuestion)} bytes for each question from ${first?.id} to ${last?.id}`];
    });
    return [...changed, ...growing];
  }

  /** In bytes for each question. */
  largestGrowth(): number {
    return Math.round(Math.max(...this.#growths().map(({ perQuestion }) => perQuestion)));
  }

  #growths(): { readonly job: Job; readonly perQuestion: number }[] {
    return [...this.#resident]
      .filter(([job, { length }]) => length === ROUNDS && !job.runs.some(isKept))
      .map(([job, resident]) => ({ job, perQuestion: growthPerRound(resident) / job.runs.length }));
  }
}

function memoryRun(round: number, { runs: [first] }: Job): ProbeRun {
  if (first === undefined) throw new Error('a job without runs');
  return {
    ...first,
    id: `${round} memory`,
    suite: 'memory',
    probe: 'resident',
    args: null,
    needs: ['garbage-collection'],
  };
}

function listOf(answers: ReadonlyMap<string, number>): string {
  return [...answers].map(([answer, times]) => `${times} times ${answer.slice(0, 200)}`).join(', ');
}
