import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runJob } from './run-job.ts';
import { Places } from './places.ts';
import { TimeLimits } from './time-limits.ts';
import {
  AMPLE_MS,
  executeFake,
  fakeOptions,
  hostileRun,
  observed,
  plainRun,
  SHORT_MS,
  fakeRuntime,
  survivorsOf,
  watchTemporaryFolder,
} from '../../../tests/support/fakes/sessions/fake-session.ts';
import { SIGNALS, skipOnWindows } from '../../../tests/support/skip.ts';

watchTemporaryFolder();

const before = plainRun('before');
const after = plainRun('after');

describe('a session that does not settle a run', () => {
  test.for([
    ['hangs', { kind: 'timed-out', reason: 'no event within the time limit' }],
    ['ignores-sigterm', { kind: 'timed-out', reason: 'no event within the time limit' }],
    [
      'floods-stdout',
      { kind: 'harness-error', reason: 'more than 4194304 bytes on stdout without an event' },
    ],
    [
      'floods-stderr',
      { kind: 'harness-error', reason: 'more than 4194304 bytes on stderr without an event' },
    ],
    ['segfaults', { kind: 'crashed', signal: 'SIGSEGV' }],
    ['aborts', { kind: 'crashed', signal: 'SIGABRT' }],
    ['exits-zero-within', { kind: 'crashed', exitCode: 0, reason: 'the process ended before the probe did' }],
    ['half-a-line', { kind: 'crashed', exitCode: 0, reason: 'the process ended before the probe did' }],
  ] as const)('%s: costs that run alone', async ([name, outcome]) => {
    if ('signal' in outcome) skipOnWindows(SIGNALS);
    const runtime = fakeRuntime();
    const isSlow = outcome.kind === 'timed-out';
    const { results } = await executeFake(name, {
      runtime,
      runs: [before, hostileRun(), after],
      ...(isSlow ? { options: { timeoutMs: SHORT_MS } } : {}),
    });
    expect(results).toMatchObject({
      before: observed('before'),
      hostile: { outcome },
      after: observed('after'),
    });
    expect(results['hostile']).not.toHaveProperty('observation');
    expect(results['hostile']).not.toHaveProperty('flaky');
    expect(Object.keys(results)).toEqual(['before', 'hostile', 'after']);
    await vi.waitFor(async () => expect(await survivorsOf(runtime)).toEqual([]));
  });
});

describe('a run that hangs', () => {
  test('is given up after the time limit of its rule', async () => {
    const { results } = await executeFake('hangs', {
      runs: [before, { ...hostileRun(), timeLimitMs: SHORT_MS }, after],
    });
    expect(results).toMatchObject({
      before: observed('before'),
      hostile: { outcome: { kind: 'timed-out' } },
      after: observed('after'),
    });
  });

  test('counts as hung: once two targets of a rule did, the others are asked with less time', async () => {
    const limits = new TimeLimits(AMPLE_MS);
    const runtime = fakeRuntime({}, 'hangs');
    const hanging = (id: string) => ({
      ...hostileRun(),
      target: { id, declared: Number(id) },
      timeLimitMs: SHORT_MS,
    });
    await runJob(
      { runtime, flags: [], shared: false, runs: [hanging('8'), hanging('9')] },
      { ...fakeOptions(), limits, places: new Places(1) },
      { onResult: () => undefined, onSessionEnd: () => undefined },
    );
    expect(limits.of(runtime, hanging('10'))).toBe(SHORT_MS / 4);
  });
});

describe('a crash that does not recur', () => {
  test('is reported as flaky, never as observed', async () => {
    skipOnWindows(SIGNALS);
    const folder = mkdtempSync(join(dirname(tmpdir()), 'memory-'));
    const { results, processes } = await executeFake('crashes-once', {
      runtime: fakeRuntime({ FAKE_MEMORY: join(folder, 'crashed') }),
      runs: [before, hostileRun(), after],
    });
    rmSync(folder, { recursive: true });
    expect(results).toMatchObject({
      before: observed('before'),
      hostile: { outcome: { kind: 'crashed', signal: 'SIGABRT' }, flaky: true },
      after: observed('after'),
    });
    expect(results['hostile']).not.toHaveProperty('observation');
    expect(processes).toBe(3);
  });

  test('is charged to the next run when no probe was running', async () => {
    skipOnWindows(SIGNALS);
    const { results } = await executeFake('dies-between', { runs: [hostileRun('first'), after] });
    expect(results).toEqual({
      hostile: observed('first'),
      after: {
        outcome: { kind: 'crashed', exitCode: 7, reason: 'the process ended between two probes' },
        flaky: true,
      },
    });
  });
});

describe('a death after the last probe', () => {
  const died = {
    outcome: { kind: 'crashed', signal: 'SIGABRT', reason: 'the process died after its last probe' },
  };

  test.for([
    [true, { before: observed('before'), after: died }, 2],
    [false, { before: died, after: died }, 2],
  ] as const)('shared: %s: is charged to that probe', async ([shared, expected, expectedProcesses]) => {
    skipOnWindows(SIGNALS);
    const { results, processes } = await executeFake('dies-afterwards', { runs: [before, after], shared });
    expect(results).toMatchObject(expected);
    expect(results['after']).not.toHaveProperty('flaky');
    expect(processes).toBe(expectedProcesses);
  });
});

describe('a probe whose machinery failed', () => {
  const failed = { outcome: { kind: 'not-observed', reason: 'the table of the probe is full' } };

  test('is asked again in a fresh process, and the answer of that counts', async () => {
    const { results, processes } = await executeFake('tires', { runs: [before, hostileRun(), after] });
    expect(results).toEqual({
      before: observed('before'),
      hostile: observed('well in a fresh process'),
      after: observed('after'),
    });
    expect(processes).toBe(2);
  });

  test('in a fresh process too is not observed, and the others go on', async () => {
    const { results, processes } = await executeFake('tires', {
      runs: [before, hostileRun('always'), after],
    });
    expect(results).toEqual({ before: observed('before'), hostile: failed, after: observed('after') });
    expect(processes).toBe(2);
  });

  test('for the same reason in three fresh processes is not asked again for that reason', async () => {
    const runs = Array.from({ length: 20 }, (_, n) => ({ ...hostileRun('always'), id: `run ${n}` }));
    const { results, processes } = await executeFake('tires', { runs });
    expect(Object.values(results)).toEqual(runs.map(() => failed));
    expect(processes).toBe(3);
  });
});

describe('a run that had a process of its own', () => {
  test('is not run again when it crashed', async () => {
    skipOnWindows(SIGNALS);
    const { results, processes } = await executeFake('aborts', { runs: [hostileRun()], shared: false });
    expect(results).toMatchObject({ hostile: { outcome: { kind: 'crashed', signal: 'SIGABRT' } } });
    expect(processes).toBe(1);
  });
});

describe('a runtime that starts no probe', () => {
  const runs = ['a', 'b', 'c', 'd', 'e'].map((name) => plainRun(name));

  test.for(['exits-at-once', 'another-session'])('%s: is given up after three sessions', async (name) => {
    const { results, processes } = await executeFake(name, { runs });
    const reason = 'the session ended before it started a probe';
    const charged = { outcome: { kind: 'harness-error', exitCode: 0, reason } };
    const givenUp = {
      outcome: { kind: 'harness-error', reason: '3 sessions in a row started no probe; not run' },
    };
    expect(results).toEqual({ a: charged, b: charged, c: charged, d: givenUp, e: givenUp });
    expect(processes).toBe(3);
  });

  test('and cannot even be executed is a result too', async () => {
    const runtime = { ...fakeRuntime(), executable: '/does/not/exist' };
    const { results } = await executeFake('good', { runs: runs.slice(0, 1), runtime });
    expect(results['a']?.outcome.kind).toBe('harness-error');
    expect(results['a']?.outcome.reason).toMatch(/^the runtime could not be started: ENOENT/);
  });
});
