import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../execute/outcome.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import type { Expectation } from './expectations.ts';
import { judge } from './judge.ts';
import { linesToNarrow, updateExpectations, type JudgedCell } from './update-expectations.ts';

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

function judgedBy(existing: readonly Expectation[], seen: readonly Seen[]): JudgedCell[] {
  return seen.map(({ version = '20.20.2', target = '9', rule = 'suite/rule', result }) => {
    const cell = cellWith({ rule: { id: rule }, target, runtime: { version } });
    return { cell, record: judge(cell, result, existing) };
  });
}

function update(existing: readonly Expectation[], seen: readonly Seen[], stale: readonly Expectation[] = []) {
  return updateExpectations(existing, judgedBy(existing, seen), stale);
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

  it.each(['20.20.2', '=20.20.2', '20.20.2 || 20.20.2'])(
    'goes when all that it names was run and is gone: %s',
    (versions) => {
      expect(update([{ ...dies, versions }], [{ result: good }])).toEqual([]);
    },
  );

  it('goes when each of its releases was run and it is gone in all', () => {
    const entry = { ...dies, versions: '20.20.2 || 22.23.3' };
    const seen = ['20.20.2', '22.23.3'].map((version) => ({ version, result: good }));
    expect(update([entry], seen)).toEqual([]);
    expect(update([entry], seen.slice(1))).toEqual([entry]);
  });

  it.each(['>=18.17.0 <19.0.0 || >=20.2.0', '>=20', '20', '20.x || 20.20.2', '*'])(
    'stays when it names releases that were not run: %s',
    (versions) => {
      const entry = { ...dies, versions };
      expect(update([entry], [{ result: good }])).toEqual([entry]);
    },
  );

  it('stays when some of what it names still deviates, or did not come out the same twice', () => {
    const entry = { ...dies, versions: '20.20.2' };
    const gone = { target: '8', result: good };
    expect(update([entry], [gone, { result: crashed }])).toEqual([entry]);
    expect(update([entry], [gone, { result: { ...good, flaky: true } }])).toEqual([entry]);
  });

  it('stays when it names targets that were not asked', () => {
    const asked = (targets?: string[]) => {
      const entry = { ...dies, versions: '20.20.2', ...(targets && { targets }) };
      return updateExpectations([entry], judgedBy([entry], [{ result: good }]), [], false);
    };
    expect(asked()).toHaveLength(1);
    expect(asked(['8', '9'])).toHaveLength(1);
    expect(asked(['9'])).toEqual([]);
  });

  it('goes when it is stale', () => {
    expect(update([dies], [], [dies])).toEqual([]);
  });

  it('is never narrowed, but a person is told where it is gone', () => {
    const seen = [
      { version: '20.20.2', result: crashed },
      { version: '22.23.3', result: crashed },
      { version: '26.10.0', target: '8', result: good },
      { version: '26.10.0', target: '9', result: good },
      { version: '26.11.0', target: '8', result: good },
      { version: '26.11.0', target: '9', result: crashed },
    ];
    expect(update([dies], seen)).toEqual([dies]);
    expect(linesToNarrow([dies], judgedBy([dies], seen))).toEqual([
      'the entry for suite/rule (>=20) is kept, for it names more than what is gone; narrow it: gone in 26.10.0 (8, 9), 26.11.0 (8)',
    ]);
  });

  it('that is true as it stands is nothing to tell', () => {
    expect(linesToNarrow([dies], judgedBy([dies], [{ result: crashed }]))).toEqual([]);
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
