import { describe, expect, test, vi } from 'vitest';
import {
  executeAll,
  executeFake,
  hostileRun,
  observed,
  plainRun,
  fakeOptions,
  fakeRuntime,
  survivorsOf,
  watchTemporaryFolder,
} from '../../../tests/support/fakes/sessions/fake-session.ts';

watchTemporaryFolder();

const before = plainRun('before');
const after = plainRun('after');

describe('a good runtime', () => {
  test('has every run observed, in one process', async () => {
    const text = 'ä\u2028€\u2029\n😀\u0000';
    const nested = { list: [1, null, { key: text }], '': true };
    const { results, processes } = await executeFake('good', {
      runs: [plainRun('text', text), plainRun('nested', nested)],
    });
    expect(results).toEqual({ text: observed(text), nested: observed(nested) });
    expect(processes).toBe(1);
  });

  test('gets a process per run when the job is not shared', async () => {
    const { results, processes } = await executeFake('good', { runs: [before, after], shared: false });
    expect(results).toEqual({ before: observed('before'), after: observed('after') });
    expect(processes).toBe(2);
  });

  test('may print what it likes around its events', async () => {
    const { results } = await executeFake('chatters', { runs: [before, after] });
    expect(results).toEqual({ before: observed('before'), after: observed('after') });
  });

  test('may take its time and print much, as long as it answers', async () => {
    const runs = ['a', 'b', 'c'].map((name) => plainRun(name));
    const { results } = await executeFake('slow-and-talkative', { runs, options: { timeoutMs: 2500 } });
    expect(results).toEqual({ a: observed('a'), b: observed('b'), c: observed('c') });
  });

  test('is reported with its runtime, run and flags', async () => {
    const onResult = vi.fn();
    const runtime = fakeRuntime();
    const job = { runtime, flags: ['--no-warnings'], runs: [before], shared: true };
    await executeAll([job], { ...fakeOptions(), onResult });
    expect(onResult).toHaveBeenCalledExactlyOnceWith({
      runtime,
      run: before,
      flags: job.flags,
      result: observed('before'),
    });
  });
});

test('when the signal fires, nothing further is reported and no process is left', async () => {
  const abort = new AbortController();
  const runtime = fakeRuntime({}, 'hangs');
  const onResult = vi.fn(() => abort.abort());
  const job = { runtime, flags: [], runs: [before, hostileRun(), after], shared: true };
  await executeAll([job, job], { ...fakeOptions(), concurrency: 1, signal: abort.signal, onResult });
  expect(onResult).toHaveBeenCalledExactlyOnceWith({
    runtime,
    run: before,
    flags: [],
    result: observed('before'),
  });
  await vi.waitFor(async () => expect(await survivorsOf(runtime)).toEqual([]));
});

test('what was answered before the signal fired and read after it is not reported', async () => {
  const abort = new AbortController();
  const onResult = vi.fn(() => abort.abort());
  const runs = Array.from({ length: 100 }, (_, index) => plainRun(`run-${index}`));
  const job = { runtime: fakeRuntime(), flags: [], runs, shared: true };
  await executeAll([job], { ...fakeOptions(), signal: abort.signal, onResult });
  expect(onResult).toHaveBeenCalledOnce();
});

test('what the jobs throw is thrown once every process is gone', async () => {
  const runtime = fakeRuntime({}, 'hangs');
  function* jobs() {
    yield { runtime, flags: [], runs: [hostileRun()], shared: true };
    throw new Error('there are no addons');
  }
  const options = { ...fakeOptions(), concurrency: 2, onResult: vi.fn() };
  await expect(executeAll(jobs(), options)).rejects.toThrow('there are no addons');
  expect(await survivorsOf(runtime)).toEqual([]);
});

test('a job is taken when it is the next one to get a process', async () => {
  const taken: string[] = [];
  const seen: string[][] = [];
  function* jobs() {
    for (const name of ['a', 'b', 'c']) {
      taken.push(name);
      yield { runtime: fakeRuntime(), flags: [], runs: [plainRun(name)], shared: true };
    }
  }
  const onResult = () => void seen.push([...taken]);
  await executeAll(jobs(), { ...fakeOptions(), concurrency: 1, onResult });
  expect(seen).toEqual([
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

test('what the caller throws on a result is thrown once every process is gone', async () => {
  const runtime = fakeRuntime({}, 'hangs');
  const job = { runtime, flags: [], runs: [before, hostileRun()], shared: true };
  const onResult = vi.fn().mockImplementationOnce(() => {
    throw new Error('the disk is full');
  });
  await expect(executeAll([job, job], { ...fakeOptions(), onResult })).rejects.toThrow('the disk is full');
  await vi.waitFor(async () => expect(await survivorsOf(runtime)).toEqual([]));
});
