import { describe, expect, it } from 'vitest';
import { answersIn } from './answers.ts';
import type { LoggedEvent, SessionHeader } from './logged-event.ts';
import type { LoggedSession } from './read-log.ts';

const start = (run: string): LoggedEvent => ({ event: 'start', run });
const done = (run: string, observation: number): LoggedEvent => ({ event: 'done', run, observation });
const over: LoggedEvent = { event: 'over' };

function session(runs: number, ...events: (LoggedEvent | null)[]): LoggedSession {
  return { id: 's', header: { event: 'session', runs } as SessionHeader, events: [null, ...events] };
}
const observed = (observation: number) => ({ outcome: { kind: 'observed' }, observation });
const died = { outcome: { kind: 'crashed', reason: expect.stringContaining('the log ends') as unknown } };

function answers(...sessions: LoggedSession[]) {
  return Object.fromEntries(answersIn(sessions));
}

describe('an answer', () => {
  it('is what the probe gave', () => {
    expect(answers(session(2, start('a'), done('a', 1), over))).toEqual({
      a: { result: observed(1), unconfirmed: false },
    });
  });

  it('counts without its start, which was lost', () => {
    expect(answers(session(1, null, done('a', 1)))).toMatchObject({ a: { result: observed(1) } });
  });

  it('that may be among what is lost is none', () => {
    expect(answers(session(2, start('a'), null, start('b'), done('b', 1)))).not.toHaveProperty('a');
  });

  it('is a broken protocol where another probe starts first', () => {
    const { a } = answers(session(2, start('a'), start('b'), done('b', 1)));
    expect(a?.result.outcome).toMatchObject({
      kind: 'harness-error',
      reason: expect.stringMatching(/broke/) as unknown,
    });
  });
});

describe('a log that ends within a probe', () => {
  const death = session(2, start('a'));
  it('is a death that is not confirmed when others shared the session', () => {
    expect(answers(death)).toEqual({ a: { result: died, unconfirmed: true } });
  });

  it('is a death when it was alone, or recurs alone', () => {
    const alone = session(1, start('a'));
    expect(answers(alone)).toEqual({ a: { result: died, unconfirmed: false } });
    expect(answers(death, alone)).toEqual({ a: { result: died, unconfirmed: false } });
  });

  it('is flaky when it does not recur', () => {
    const { a } = answers(death, session(1, start('a'), done('a', 1), over));
    expect(a).toEqual({ result: { ...died, flaky: true }, unconfirmed: false });
  });
});

it('two answers that differ are flaky, and two that do not are one', () => {
  const again = (observation: number) => session(1, start('a'), done('a', observation), over);
  expect(answers(again(1), again(1))).toMatchObject({ a: { result: observed(1) } });
  expect(answers(again(1), again(2))).toMatchObject({ a: { result: { flaky: true } } });
});
