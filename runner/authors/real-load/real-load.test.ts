import { describe, expect, it } from 'vitest';
import type { SupervisedEnd } from '../../run/process/supervised-process.ts';
import type { Fate } from '../predict/fate.ts';
import { boundariesOf, compare, fateAt } from './compare.ts';
import { outcomeOf } from './load-outcome.ts';
import { realLoadText } from './real-load-text.ts';

const exited = (exitCode: number | null, signal: string | null): SupervisedEnd => ({
  ...{ kind: 'exited', exitCode, signal, stderrTail: '' },
});
const LOADS: Fate = { kind: 'loads' };
const CRASHES: Fate = { kind: 'crashes', declared: 10, supports: 9 };
const RANGES = [
  { from: '18.17.0', to: '20.20.2', fate: CRASHES },
  { from: '22.14.0', to: '22.14.0', fate: LOADS },
];

it.each([
  ['noise\nn loads\n', exited(0, null), { kind: 'loads' }],
  ['n loads', exited(null, 'SIGSEGV'), { kind: 'loads' }],
  ['\nn throws no such thing', exited(0, null), { kind: 'refused', message: 'no such thing' }],
  [
    "n throws /lib/libstdc++.so.6: version `GLIBCXX_3.4.31' not found",
    exited(0, null),
    { kind: 'not comparable', why: "/lib/libstdc++.so.6: version `GLIBCXX_3.4.31' not found" },
  ],
  ['loads', exited(null, 'SIGSEGV'), { kind: 'crashes', how: 'SIGSEGV', isSegfault: true }],
  ['', exited(134, null), { kind: 'crashes', how: 'exit code 134', isSegfault: false }],
  [
    '',
    { ...exited(null, 'SIGKILL'), kind: 'idle-timeout' } as SupervisedEnd,
    { kind: 'not comparable', why: 'the process was ended (idle-timeout)' },
  ],
])('%j is an outcome', (stdout, end, expected) => {
  expect(outcomeOf(stdout, 'n', end)).toEqual(expected);
});

describe('the prediction', () => {
  it('is that of the range of a release', () => {
    expect(fateAt(RANGES, '18.20.8')).toBe(CRASHES);
    expect(fateAt(RANGES, '22.13.1')).toBeNull();
    expect(boundariesOf(RANGES)).toEqual(['18.17.0', '20.20.2', '22.14.0']);
  });

  it.each([
    [CRASHES, { kind: 'crashes', how: 'SIGSEGV', isSegfault: true }, 'as predicted'],
    [CRASHES, { kind: 'crashes', how: 'SIGABRT', isSegfault: false }, 'differs'],
    [CRASHES, { kind: 'loads' }, 'differs'],
    [LOADS, { kind: 'refused', message: 'x' }, 'differs'],
    [LOADS, { kind: 'not comparable', why: 'x' }, 'not compared'],
    [null, { kind: 'loads' }, 'not predicted'],
  ] as const)('%j and %j: %s', (fate, outcome, expected) => {
    expect(compare(fate, outcome)).toBe(expected);
  });
});

it('a difference asks for a report, and text of an addon is escaped', () => {
  const text = realLoadText([
    {
      file: 'x.node',
      runtime: 'node@22.14.0',
      predicted: LOADS,
      outcome: { kind: 'refused', message: 'evil\u001b[2J' },
      comparison: 'differs',
      trace: null,
    },
  ]);
  expect(text).toContain('1 load, 1 different from the prediction');
  expect(text).toContain('Please report it');
  expect(text).not.toContain('\u001b[2J');
});
