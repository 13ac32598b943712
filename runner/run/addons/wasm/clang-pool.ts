import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../../shared/project-root.ts';

/** Files by name and folders of them, as clang sees its file system. */
export interface FileTree {
  readonly [name: string]: FileTree | Uint8Array;
}

/** One call of a tool. */
export interface ClangJob {
  readonly tool: 'clang' | 'wasm-ld';
  readonly args: readonly string[];
  /** In addition to the files of the pool. */
  readonly files: FileTree;
  /** Name of the file that it makes. */
  readonly output: string;
}

type ClangResult = { readonly bytes: Uint8Array } | { readonly text: string };

/** A tool reported errors; the message has all of its output. */
export class ClangError extends Error {
  readonly job: ClangJob;

  constructor(job: ClangJob, output: string) {
    super(output);
    this.job = job;
  }
}

/** Runs jobs in parallel; returns the bytes that each one made, in the order of the jobs. Throws a ClangError. */
export type RunClang = (jobs: readonly ClangJob[]) => Promise<Uint8Array[]>;

export interface ClangPoolOptions {
  /** Absolute path of the compiler's module. */
  readonly clang: string;
  /** Files that every job sees. */
  readonly files: FileTree;
  readonly signal: AbortSignal;
}

// Not an import: the worker is not compiled, so it lies in runner/ only, also when this file runs from dist/.
const WORKER = path.join(projectRoot, 'runner', 'run', 'addons', 'wasm', 'clang-worker.mjs');

// Each needs about 140 MB, and beyond that number loading the compiler takes longer than the work.
const MOST_WORKERS = 8;

/** Runs an action with a pool of Worker threads, each with a compiler, and ends them. Rejects when the signal fires. */
export async function withClang<T>(
  { clang, files, signal }: ClangPoolOptions,
  action: (run: RunClang) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const workerData = { clang: pathToFileURL(clang).href, files };
  const workers = Array.from({ length: Math.min(os.availableParallelism(), MOST_WORKERS) }, () => {
    // The options of this process (a loader of TypeScript, an inspector) are not for the worker.
    const worker = new Worker(WORKER, { workerData, execArgv: [] });
    // Every job that waits for the worker rejects; without a listener the error would end this process as well.
    return worker.on('error', () => undefined);
  });
  try {
    return await action((jobs) => runOn(workers, jobs, signal));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function runOn(
  workers: readonly Worker[],
  jobs: readonly ClangJob[],
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const results: Uint8Array[] = [];
  // Shared by the workers: each takes the next job when it has finished one.
  const queue = jobs.entries();
  const work = async (worker: Worker): Promise<void> => {
    for (const [index, job] of queue) results[index] = await runJob(worker, job, signal);
  };
  await Promise.all(workers.map(work));
  return results;
}

async function runJob(worker: Worker, job: ClangJob, signal: AbortSignal): Promise<Uint8Array> {
  worker.postMessage(job);
  const [result] = (await once(worker, 'message', { signal })) as [ClangResult];
  if ('bytes' in result) return result.bytes;
  throw new ClangError(job, result.text);
}
