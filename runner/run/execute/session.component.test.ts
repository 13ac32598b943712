import { describe, expect, test, vi } from 'vitest';
import {
  executeFake,
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

describe('a session that breaks the protocol', () => {
  test.for([
    ['a cell it was not given', '{"event":"start","run":"not/given@8"}'],
    ['a later cell', '{"event":"start","run":"suite/after@9"}'],
    ['done without start', '{"event":"done","run":"suite/hostile@9","observation":true}'],
    ['done twice', '{"event":"start","run":"suite/before@9"}'],
    ['start twice', '{"event":"start","run":"suite/hostile@9"}'],
    ['no JSON', '{"event":'],
    ['an event nobody knows', '{"event":"passed","run":"suite/hostile@9"}'],
    ['a note before exit-expected', '{"event":"note","run":"suite/hostile@9","note":["list","text"]}'],
    ['done after exit-expected', '{"event":"done","run":"suite/hostile@9","observation":true}'],
  ] as const)('with %s is ended, and says so', async ([way, answer]) => {
    const runtime = fakeRuntime();
    const { results } = await executeFake('breaks-protocol', {
      runtime,
      runs: [before, hostileRun(way), after],
    });
    expect(results).toEqual({
      before: observed('before'),
      hostile: {
        outcome: {
          kind: 'harness-error',
          reason: `the session broke the protocol: it answered ${JSON.stringify(answer)}`,
        },
      },
      after: observed('after'),
    });
    await vi.waitFor(async () => expect(await survivorsOf(runtime)).toEqual([]));
  });
});

test('a run that the harness could not do its part of has no observation, and the next one has', async () => {
  const { results } = await executeFake('fails', { runs: [before, hostileRun(), after] });
  expect(results).toEqual({
    before: observed('before'),
    hostile: { outcome: { kind: 'harness-error', reason: 'no room' } },
    after: observed('after'),
  });
});

describe('a probe that ends with its process', () => {
  test.for([
    ['exit', { exitCode: 4 }],
    ['signal', { died: 'abort' }],
  ] as const)('by %s has the end in its observation', async ([way, end]) => {
    if (way === 'signal') skipOnWindows(SIGNALS);
    const { results } = await executeFake('exit-expected', { runs: [hostileRun(way), after] });
    expect(results).toEqual({ hostile: observed({ seen: true, end }), after: observed('after') });
  });

  test('has what native code noted meanwhile, by list', async () => {
    const { results } = await executeFake('notes', { runs: [hostileRun('3')] });
    expect(results).toEqual({
      hostile: observed({ seen: true, notes: { even: ['0', '2'], odd: ['1'] }, end: { exitCode: 0 } }),
    });
  });

  test('and notes without end is ended', async () => {
    const { results } = await executeFake('notes', { runs: [hostileRun('1000')] });
    expect(results['hostile']?.outcome).toMatchObject({
      kind: 'harness-error',
      reason: expect.stringContaining('broke the protocol') as string,
    });
  });

  test('or might, and does, has the end in its observation', async () => {
    skipOnWindows(SIGNALS);
    const { results } = await executeFake('may-exit', { runs: [hostileRun('signal'), after] });
    expect(results).toEqual({
      hostile: observed({ seen: true, end: { died: 'abort' } }),
      after: observed('after'),
    });
  });

  test.for([
    ['any signal', { abnormal: true, printed: false }],
    ['any code', { abnormal: true, printed: false }],
    ['no code', { exitCode: 0 }],
  ] as const)('by %s, whichever it is, has no more than that in its observation', async ([way, end]) => {
    if (way === 'any signal') skipOnWindows(SIGNALS);
    const { results } = await executeFake('may-exit', { runs: [hostileRun(way), after] });
    expect(results).toEqual({ hostile: observed({ seen: true, end }), after: observed('after') });
  });

  test('or might, and does not, is observed as it then is', async () => {
    const { results } = await executeFake('may-exit', { runs: [hostileRun('survives')] });
    expect(results).toEqual({ hostile: observed('survived') });
  });

  test('or might, and then ends as expected, is observed as it then is', async () => {
    const { results } = await executeFake('may-exit', { runs: [hostileRun('ends later')] });
    expect(results).toEqual({ hostile: observed({ later: true, end: { exitCode: 0 } }) });
  });

  test('and does not end is timed out', async () => {
    const options = { timeoutMs: SHORT_MS };
    const { results } = await executeFake('exit-expected', { runs: [hostileRun('never')], options });
    expect(results).toMatchObject({ hostile: { outcome: { kind: 'timed-out' } } });
    expect(results['hostile']).not.toHaveProperty('observation');
  });
});

describe('a crash', () => {
  test('keeps a bounded tail of what a crash left on stderr', async () => {
    skipOnWindows(SIGNALS);
    const { results } = await executeFake('segfaults', { runs: [hostileRun()] });
    const tail = results['hostile']?.outcome.stderrTail ?? '';
    expect(tail).toMatch(/xlast words$/);
    expect(Buffer.byteLength(tail)).toBe(4096);
  });
});
