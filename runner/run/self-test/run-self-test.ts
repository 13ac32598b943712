import os from 'node:os';
import path from 'node:path';
import type { Json } from '../../../suites/json.ts';
import { execute } from '../execute/execute.ts';
import type { Job } from '../plan/job.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import type { ProbeRun } from '../plan/probe-run.ts';
import { matches } from '../judge/match.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { outcomeText } from '../execute/outcome-text.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import { selfTests, type SelfTest } from './self-tests.ts';

const HARNESS = path.join(projectRoot, 'suites', 'harness');
const TARGET = { id: 'none', declared: null };
const ADDONS = { files: { 'no-addon': { none: path.join(HARNESS, 'no-addon.node') } }, unavailable: {} };

/** Milliseconds that a self-test may wait: at first as little as is plausible, then as much as a slow start takes. */
const PATIENCE = [1000, 15_000];
const AMPLE_MS = 15_000;

export interface Failure {
  readonly test: SelfTest;
  readonly result: ProbeResult;
}

export interface SelfTestOutcome {
  /** Self-tests that its capabilities allow. */
  readonly tests: number;
  readonly failures: readonly Failure[];
}

/** Runs probes with known results. A failure means that the results of its sessions cannot be trusted. */
export async function selfTest(runtime: LaunchableRuntime, signal: AbortSignal): Promise<SelfTestOutcome> {
  const tests = selfTests().filter(({ needs }) => needs.every((each) => runtime.capabilities.includes(each)));
  const quick = tests.filter(({ waits }) => !waits);
  const waiting = tests.filter(({ waits }) => waits);
  const failures = await Promise.all([
    failuresOf(runtime, quick, AMPLE_MS, signal),
    ...waiting.map((test) => patiently(runtime, test, signal)),
  ]);
  signal.throwIfAborted();
  const place = ({ test }: Failure) => tests.indexOf(test);
  return { tests: tests.length, failures: failures.flat().sort((a, b) => place(a) - place(b)) };
}

/** Throws a UserError that names the first self-test that failed. */
export function assertPassed(runtime: LaunchableRuntime, { failures }: SelfTestOutcome): void {
  const [failure] = failures;
  if (failure === undefined) return;
  throw new UserError(`${runtime.id}: self-test failed, so no rule was run: ${failureText(failure)}`);
}

export function failureText({ test, result }: Failure): string {
  return `its harness fails the self-test ${test.name} (${test.statement}): ${outcomeText(result)}`;
}

/** A process that had no time to start says nothing about a time limit. */
async function patiently(
  runtime: LaunchableRuntime,
  test: SelfTest,
  signal: AbortSignal,
): Promise<readonly Failure[]> {
  let failures: readonly Failure[] = [];
  for (const patience of PATIENCE) {
    failures = await failuresOf(runtime, [test], patience, signal);
    if (failures[0]?.result.outcome.kind !== 'harness-error') break;
  }
  return failures;
}

async function failuresOf(
  runtime: LaunchableRuntime,
  tests: readonly SelfTest[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Failure[]> {
  const testOf = new Map(tests.map((test) => [probeRun(test), test]));
  const failures: Failure[] = [];
  const execution = execute(jobsOf(runtime, testOf), {
    concurrency: os.availableParallelism(),
    timeoutMs,
    addons: { [runtime.addons ?? 'native']: ADDONS },
    probes: { 'self-test': path.join(HARNESS, 'self-test.probe.cjs') },
    signal,
  });
  for await (const { run, result } of execution) {
    const test = testOf.get(run);
    if (test !== undefined && !holds(test, result)) failures.push({ test, result });
  }
  return failures;
}

function holds({ accepts }: SelfTest, { outcome, observation }: ProbeResult): boolean {
  const came = { outcome, ...(observation !== undefined && { observation }) } as unknown as Json;
  return accepts.some((pattern) => matches(pattern, came));
}

/** One process for those that can share it, one for each of the others. */
function jobsOf(runtime: LaunchableRuntime, testOf: ReadonlyMap<ProbeRun, SelfTest>): Job[] {
  const all = [...testOf];
  const isShared = ({ alone, flags }: SelfTest) => !alone && flags.length === 0;
  const shared = all.filter(([, test]) => isShared(test)).map(([run]) => run);
  const others = all.filter(([, test]) => !isShared(test));
  return [
    ...(shared.length > 0 ? [{ runtime, flags: [], shared: true, runs: shared }] : []),
    ...others.map(([run, { flags }]) => ({ runtime, flags, shared: false, runs: [run] })),
  ];
}

function probeRun({ name, probe, args, needs }: SelfTest): ProbeRun {
  return { id: name, suite: 'self-test', probe, args, addon: 'no-addon', target: TARGET, needs, rule: name };
}
