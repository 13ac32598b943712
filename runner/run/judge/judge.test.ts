import { describe, expect, it } from 'vitest';
import type { Outcome, ProbeResult } from '../execute/outcome.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import type { Expectation } from './expectations.ts';
import { expectedObservation, judge } from './judge.ts';

const observed = (observation: NonNullable<ProbeResult['observation']>): ProbeResult => ({
  outcome: { kind: 'observed' },
  observation,
});
const crashed: ProbeResult = { outcome: { kind: 'crashed', signal: 'SIGSEGV', stderrTail: 'last words' } };

const expectation: Expectation = {
  rule: 'suite/rule',
  glob: 'suite/*',
  versions: '>=20',
  outcome: 'crashed',
  why: { id: 'dies', title: 'it dies', reason: 'It dies.', link: 'https://example.org/why' },
  deviation: 0,
};

describe('a verdict', () => {
  const cell = cellWith();

  it('conforms when the observation is as the rule expects; what was expected needs no saying', () => {
    expect(judge(cell, observed({ status: 0, more: 1 }), [])).toEqual({
      id: 'suite/rule@9#node@20.20.2',
      rule: 'suite/rule',
      target: '9',
      runtime: 'node@20.20.2',
      outcome: { kind: 'observed' },
      observation: { status: 0, more: 1 },
      verdict: 'conforms',
    });
  });

  it('deviates when it is not, and has the expected value', () => {
    expect(judge(cell, observed({ status: 1 }), [])).toMatchObject({
      verdict: 'deviates',
      expected: { status: 0 },
      observation: { status: 1 },
    });
  });

  it.each<[Outcome, string]>([
    [{ kind: 'crashed', signal: 'SIGSEGV' }, 'deviates'],
    [{ kind: 'crashed', exitCode: 0 }, 'deviates'],
    [{ kind: 'timed-out' }, 'deviates'],
    [{ kind: 'unsupported', reason: 'no Worker' }, 'unsupported'],
    [{ kind: 'harness-error', reason: 'no answer' }, 'error'],
  ])('of %j %s', (outcome, verdict) => {
    expect(judge(cell, { outcome }, [])).toMatchObject({ outcome, verdict });
  });

  it('never conforms without an observation', () => {
    const anything = cellWith({ rule: { expected: { always: {} } } });
    expect(judge(anything, { outcome: { kind: 'observed' } }, []).verdict).toBe('deviates');
  });
});

describe('what is expected', () => {
  const gated = { expected: { opensAt: 9, below: 'shut', from: 'open' } };

  it('is the same at every version, or depends on the side of the gate', () => {
    expect(expectedObservation(cellWith())).toEqual({ status: 0 });
    expect(expectedObservation(cellWith({ rule: gated, target: '8' }))).toBe('shut');
    expect(expectedObservation(cellWith({ rule: gated, target: '9' }))).toBe('open');
    expect(expectedObservation(cellWith({ rule: gated, target: 'experimental' }))).toBe('open');
  });

  it('has the numbers of the cell', () => {
    const rule = { expected: { always: { $contains: ['{declared}', '{supported}'] } } };
    expect(expectedObservation(cellWith({ rule, target: '11' }))).toEqual({ $contains: ['11', '9'] });
  });

  it('has no answer for a gate at a target that is rejected: such a rule is a mistake', () => {
    expect(() => expectedObservation(cellWith({ rule: gated, target: '10' }))).toThrow(
      'suite/rule has a gate and applies to a rejected target',
    );
  });
});

describe('a deviation', () => {
  it('is known when an expectation describes it', () => {
    expect(judge(cellWith(), crashed, [expectation])).toMatchObject({
      verdict: 'deviates',
      known: { id: 'dies', title: 'it dies', reason: 'It dies.', link: 'https://example.org/why' },
    });
  });

  it.each<[why: string, Partial<Expectation>]>([
    ['another rule', { rule: 'suite/other' }],
    ['other versions', { versions: '<20.20.2' }],
    ['other targets', { targets: ['8', '10'] }],
    ['another outcome', { outcome: 'timed-out' }],
    ['another observation', { outcome: 'crashed', observation: { status: 1 } }],
  ])('is new when the expectation speaks of %s', (_what, other) => {
    expect(judge(cellWith(), crashed, [{ ...expectation, ...other }])).not.toHaveProperty('known');
  });

  it('is new when it is not the one that was described, and not called fixed', () => {
    const described = { ...expectation, outcome: 'observed', observation: { status: 1 } } as const;
    expect(judge(cellWith(), observed({ status: 1, more: 2 }), [described])).toHaveProperty('known');
    const other = judge(cellWith(), observed({ status: 2 }), [described]);
    expect(other).not.toHaveProperty('known');
    expect(other).not.toHaveProperty('fixed');
  });

  it('that an expectation names and that is gone is fixed', () => {
    expect(judge(cellWith(), observed({ status: 0 }), [expectation])).toMatchObject({
      verdict: 'conforms',
      fixed: { reason: 'It dies.', link: 'https://example.org/why' },
    });
  });

  it('of a family that the runtime only resembles is known, and not missed when it is gone', () => {
    const borrowed = { ...expectation, versions: '*', borrowed: true } as const;
    expect(judge(cellWith(), crashed, [borrowed])).toHaveProperty('known');
    expect(judge(cellWith(), observed({ status: 0 }), [borrowed])).not.toHaveProperty('fixed');
    const both = [borrowed, { ...expectation, why: { reason: 'Its own.' } }];
    expect(judge(cellWith(), observed({ status: 0 }), both)).toMatchObject({ fixed: { reason: 'Its own.' } });
  });

  it('is not fixed by a cell that could not run', () => {
    const result: ProbeResult = { outcome: { kind: 'unsupported', reason: 'no Worker' } };
    expect(judge(cellWith(), result, [expectation])).not.toHaveProperty('fixed');
  });

  it('that varies is known without being flaky, and not missed where it is gone', () => {
    const varies = { ...expectation, varies: true } as const;
    const flaky = judge(cellWith(), { ...crashed, flaky: true }, [varies]);
    expect(flaky).toHaveProperty('known');
    expect(flaky).not.toHaveProperty('flaky');
    expect(judge(cellWith(), observed({ status: 0 }), [varies])).not.toHaveProperty('fixed');
    expect(judge(cellWith(), observed({ status: 1 }), [varies])).not.toHaveProperty('known');
  });

  it('that did not recur stays flaky, known or not', () => {
    const flaky = { ...crashed, flaky: true } as const;
    expect(judge(cellWith(), flaky, [expectation])).toMatchObject({ verdict: 'deviates', flaky: true });
  });
});
