import { expect, it } from 'vitest';
import type { FieldRow } from './table.ts';
import { failuresOf, rowLine, type FieldCell } from './verdict.ts';

const ROW: FieldRow = {
  report: 'oven-sh/bun#1',
  what: 'fails',
  affected: 'bun 1.3.14',
  fixed: 'bun 1.4.0',
  rules: ['suite/rule'],
  target: '8',
};
const BEFORE = 'suite/rule@8#bun@1.3.14';
const AFTER = 'suite/rule@8#bun@1.4.0';
const CONFORMS: FieldCell = { verdict: 'conforms', outcome: { kind: 'observed' }, observation: 1 };
const DEVIATES: FieldCell = { verdict: 'deviates', outcome: { kind: 'observed' }, observation: 2 };

it('a row holds that is shown before and conforms after', () => {
  const failures = failuresOf(
    ROW,
    new Map([
      [BEFORE, DEVIATES],
      [AFTER, CONFORMS],
    ]),
  );
  expect(failures).toEqual([]);
  expect(rowLine(ROW, failures)).toBe(
    'ok      oven-sh/bun#1: shown in bun 1.3.14 by suite/rule, conforming in bun 1.4.0',
  );
});

it('an open report holds that is shown', () => {
  const row = { ...ROW, fixed: null };
  expect(failuresOf(row, new Map([[BEFORE, DEVIATES]]))).toEqual([]);
});

it.each<[string, [string, FieldCell][], RegExp]>([
  [
    'is not shown before',
    [
      [BEFORE, CONFORMS],
      [AFTER, CONFORMS],
    ],
    /1\.3\.14: expected deviates, got conforms: 1$/,
  ],
  [
    'deviates after',
    [
      [BEFORE, DEVIATES],
      [AFTER, DEVIATES],
    ],
    /1\.4\.0: expected conforms, got deviates: 2$/,
  ],
  [
    'is flaky',
    [
      [BEFORE, { ...DEVIATES, flaky: true }],
      [AFTER, CONFORMS],
    ],
    /its result changes$/,
  ],
  ['was not run', [[BEFORE, DEVIATES]], /1\.4\.0: expected conforms, but the rule does not apply there$/],
])('a row does not hold that %s', (_what, cells, line) => {
  const failures = failuresOf(ROW, new Map(cells));
  expect(failures).toEqual([expect.stringMatching(line)]);
  expect(rowLine(ROW, failures)).toMatch(/^FAILED {2}oven-sh\/bun#1/);
});
