import { describe, expect, it } from 'vitest';
import { CellCounter } from './counts.ts';
import type { CellRecord } from './cell-record.ts';

const record: CellRecord = {
  id: 'suite/rule@9#node@20.20.2',
  rule: 'suite/rule',
  target: '9',
  runtime: 'node@20.20.2',
  outcome: { kind: 'observed' },
  verdict: 'conforms',
};
const none = {
  conforms: 0,
  known: 0,
  deviates: 0,
  informative: 0,
  unsupported: 0,
  error: 0,
  missing: 0,
  flaky: 0,
  fixed: 0,
  stale: 0,
  unexplained: 0,
};
const known = { reason: 'It dies.' };

describe('a cell is counted', () => {
  it.each([
    [{}, 'must', { conforms: 1 }],
    [{ verdict: 'deviates' }, 'must', { deviates: 1 }],
    [{ verdict: 'deviates' }, 'should', { deviates: 1 }],
    [{ verdict: 'deviates' }, 'informative', { informative: 1 }],
    [{ verdict: 'deviates', known }, 'must', { known: 1 }],
    [{ verdict: 'deviates', known }, 'informative', { known: 1 }],
    [
      { verdict: 'deviates', known: { reason: 'none yet', unexplained: true } },
      'must',
      { known: 1, unexplained: 1 },
    ],
    [{ verdict: 'unsupported' }, 'must', { unsupported: 1 }],
    [{ verdict: 'error' }, 'informative', { error: 1 }],
    [{ fixed: known }, 'must', { conforms: 1, fixed: 1 }],
    [{ verdict: 'deviates', known, flaky: true }, 'must', { known: 1, flaky: 1 }],
  ] as const)('%j of a %s rule as %j', (parts, strength, counts) => {
    const counter = new CellCounter();
    counter.add({ ...record, ...parts }, strength);
    expect(counter.total(1, 0)).toEqual({ ...none, ...counts });
  });
});

it('what was planned and never answered is missing', () => {
  const counter = new CellCounter();
  counter.add({ ...record, flaky: true, fixed: known }, 'must');
  counter.add({ ...record, verdict: 'error' }, 'must');
  expect(counter.total(5, 2)).toEqual({
    ...none,
    conforms: 1,
    error: 1,
    missing: 3,
    flaky: 1,
    fixed: 1,
    stale: 2,
  });
});
