import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Json } from '../../../../suites/json.ts';
import type { LaunchableRuntime } from '../../../../runner/run/runtimes/runtime.ts';
import { execute, type ExecuteOptions, type RunResult } from '../../../../runner/run/execute/execute.ts';
import type { Job } from '../../../../runner/run/plan/job.ts';
import { findStragglers } from '../../../../runner/run/process/kill-stragglers.ts';
import type { ProbeResult } from '../../../../runner/run/execute/outcome.ts';
import type { ProbeRun } from '../../../../runner/run/plan/probe-run.ts';
import { TEMPORARY_VARIABLES } from '../../temporary-folder.ts';

/** Far more than a loaded machine needs to start Node.js; for tests in which nothing times out. */
export const AMPLE_MS = 30_000;
/** For tests that wait for a time-out. */
export const SHORT_MS = 1500;

/**
 * A runtime that is this Node.js and whose sessions are the fake of this name. Every process it starts, and none
 * of another test, carries its mark.
 */
export function fakeRuntime(env: Readonly<Record<string, string>> = {}, name = 'good'): LaunchableRuntime {
  return {
    id: 'fake@1.0.0',
    name: 'fake',
    version: '1.0.0',
    napiVersion: 9,
    engine: 'v8',
    sha256: '',
    executable: process.execPath,
    entry: entryOf(name),
    args: [],
    env: { FAKE_MARK: randomUUID(), ...env },
    capabilities: ['load'],
  };
}

/** Processes of the runtime that still live. */
export function survivorsOf(runtime: LaunchableRuntime): Promise<number[]> {
  return findStragglers(new Set([`FAKE_MARK=${runtime.env['FAKE_MARK'] ?? ''}`]));
}

/** A run that every fake answers with its argument. */
export function plainRun(name: string, args: Json = name): ProbeRun {
  return {
    id: `suite/${name}@9`,
    suite: 'suite',
    probe: 'plain',
    args,
    addon: 'addon',
    target: { id: '9', declared: 9 },
    needs: ['load'],
    rule: `suite/${name}`,
  };
}

/** The run in which the fake misbehaves. */
export function hostileRun(args: Json = null): ProbeRun {
  return { ...plainRun('hostile', args), probe: 'hostile' };
}

export function observed(observation: Json): ProbeResult {
  return { outcome: { kind: 'observed' }, observation };
}

export interface FakeRun {
  readonly runs: readonly ProbeRun[];
  readonly runtime?: LaunchableRuntime;
  readonly shared?: boolean;
  readonly flags?: readonly string[];
  readonly options?: Partial<ExecuteOptions>;
}

/** Executes one job with the fake of this name, and returns the results by the name of the run, in order. */
export async function executeFake(name: string, requested: FakeRun) {
  const results = new Map<string, ProbeResult>();
  const job: Job = {
    runtime: { ...(requested.runtime ?? fakeRuntime()), entry: entryOf(name) },
    flags: requested.flags ?? [],
    runs: requested.runs,
    shared: requested.shared ?? true,
  };
  const execution = execute([job], { ...fakeOptions(), ...requested.options });
  for await (const { run, result } of execution) {
    if (results.has(run.id)) throw new Error(`${run.id} was reported twice`);
    results.set(run.id, result);
  }
  const byName = Object.fromEntries(
    [...results].map(([id, result]) => [id.replace(/^suite\/|@9$/g, ''), result]),
  );
  return { results: byName, processes: execution.stats[job.runtime.id]?.processes ?? 0 };
}

function entryOf(name: string): string {
  return fileURLToPath(new URL(`${name}.cjs`, import.meta.url));
}

/** Reads every result, and calls `onResult` with each. */
export async function executeAll(
  jobs: Iterable<Job>,
  { onResult, ...options }: ExecuteOptions & { readonly onResult: (result: RunResult) => void },
): Promise<void> {
  for await (const result of execute(jobs, options)) onResult(result);
}

export function fakeOptions(): ExecuteOptions {
  return {
    concurrency: 2,
    timeoutMs: AMPLE_MS,
    addons: { native: { files: { addon: { '9': '/addons/addon-9.node' } }, unavailable: {} } },
    probes: { suite: '/suites/suite.probe.cjs' },
    signal: new AbortController().signal,
  };
}

/** Makes a separate temporary folder for each test of a file, and fails the test whose sessions left one behind. */
export function watchTemporaryFolder(): void {
  const folders: string[] = [];
  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'fake-'));
    folders.push(folder);
    for (const name of TEMPORARY_VARIABLES) vi.stubEnv(name, folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    for (const folder of folders.splice(0)) {
      const left = readdirSync(folder);
      rmSync(folder, { recursive: true });
      expect(left, 'session folders that were left behind').toEqual([]);
    }
  });
}
