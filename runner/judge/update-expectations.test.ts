import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../execute/outcome.ts';
import { cellWith } from '../plan/stand-ins/cell.ts';
import type { Expectation } from './expectations.ts';
import { judge } from './judge.ts';
import { updateExpectations, type JudgedCell } from './update-expectations.ts';

const crashed: ProbeResult = { outcome: { kind: 'crashed', signal: 'SIGSEGV' } };
const good: ProbeResult = { outcome: { kind: 'observed' }, observation: { status: 0 } };
const bad = (status: number): ProbeResult => ({ outcome: { kind: 'observed' }, observation: { status } });

const dies: Expectation = {
  rule: 'suite/rule',
  versions: '>=20',
  outcome: 'crashed',
  reason: 'It dies.',
  link: 'https://example.org/why',
};

interface Seen {
  readonly version?: string;
  readonly target?: string;
  readonly rule?: string;
  readonly result: ProbeResult;
}

function update(existing: readonly Expectation[], seen: readonly Seen[], stale: readonly Expectation[] = []) {
  const judged = seen.map(
    ({ version = '20.20.2', target = '9', rule = 'suite/rule', result }): JudgedCell => {
      const cell = cellWith({ rule: { id: rule }, target, runtime: { version } });
      return { cell, record: judge(cell, result, existing) };
    },
  );
  return updateExpectations(existing, judged, stale);
}

describe('a new deviation', () => {
  it('is added without a reason, one entry for all versions and targets that deviate alike', () => {
    const everywhere = ['9.11.2', '20.20.2'].flatMap((version) =>
      ['8', '9'].map((target) => ({ version, target, result: crashed })),
    );
    expect(update([], everywhere)).toEqual([
      {
        rule: 'suite/rule',
        versions: '9.11.2 || 20.20.2',
        targets: ['8', '9'],
        outcome: 'crashed',
        reason: '',
      },
    ]);
  });

  it('gets an entry of its own where it differs by rule, outcome, observation or versions', () => {
    const entries = update(
      [],
      [
        { target: '8', result: bad(1) },
        { target: '9', result: bad(2) },
        { target: 'none', result: crashed },
        { target: 'none', rule: 'suite/another', result: crashed },
        { target: '8', version: '22.23.3', result: bad(1) },
        { target: 'experimental', version: '22.23.3', result: bad(1) },
      ],
    );
    expect(entries).toMatchObject([
      { rule: 'suite/another', outcome: 'crashed', targets: ['none'] },
      { rule: 'suite/rule', observation: { status: 1 }, versions: '20.20.2 || 22.23.3', targets: ['8'] },
      { rule: 'suite/rule', observation: { status: 1 }, versions: '22.23.3', targets: ['experimental'] },
      { rule: 'suite/rule', observation: { status: 2 }, targets: ['9'] },
      { rule: 'suite/rule', outcome: 'crashed', targets: ['none'] },
    ]);
  });

  it('of a runtime whose version is not semver is of any version', () => {
    expect(update([], [{ version: 'mine, of today', result: crashed }])).toMatchObject([{ versions: '*' }]);
  });

  it('that did not recur is not added', () => {
    expect(update([], [{ result: { ...crashed, flaky: true } }])).toEqual([]);
  });
});

describe('an entry', () => {
  it('stays as it is while what it names is so, wherever else', () => {
    expect(update([dies], [{ result: crashed }])).toEqual([dies]);
    expect(update([dies], [{ rule: 'suite/other', result: good }])).toEqual([dies]);
  });

  it('goes when what it names is gone', () => {
    expect(update([dies], [{ result: good }])).toEqual([]);
  });

  it('goes when it is stale', () => {
    expect(update([dies], [], [dies])).toEqual([]);
  });

  it('is narrowed to what still deviates, and keeps its reason and link', () => {
    const seen = [
      { version: '20.20.2', result: crashed },
      { version: '22.23.3', result: crashed },
      { version: '26.10.0', result: good },
    ];
    expect(update([dies], seen)).toEqual([{ ...dies, versions: '20.20.2 || 22.23.3', targets: ['9'] }]);
  });

  it('is narrowed by targets as well', () => {
    const seen = [
      { target: '8', result: good },
      { target: '9', result: crashed },
    ];
    expect(update([dies], seen)).toEqual([{ ...dies, versions: '20.20.2', targets: ['9'] }]);
  });
});

it('entries are in the order of their rules', () => {
  const rules = ['suite/c', 'suite/a', 'suite/b'];
  const entries = update(
    [{ ...dies, rule: 'suite/b2' }],
    rules.map((rule) => ({ rule, result: crashed })),
  );
  expect(entries.map(({ rule }) => rule)).toEqual(['suite/a', 'suite/b', 'suite/b2', 'suite/c']);
});
