import { describe, expect, it } from 'vitest';
import { cellWith } from '../plan/stand-ins/cell.ts';
import { FRAME } from '../report/stand-ins/report.ts';
import { describeShard, type WholeRun } from './plan-digest.ts';

const WHOLE: WholeRun = {
  frame: FRAME,
  cells: [cellWith(), cellWith({ target: '8' })],
  expectations: new Map([['node', []]]),
  stale: [],
};

const planOf = async (parts: Partial<WholeRun> = {}, index = 1) =>
  (await describeShard({ index, count: 2 }, { ...WHOLE, ...parts })).plan;

it('the shards of a run have one plan, and say how many cells it has', async () => {
  expect(await planOf({}, 2)).toBe(await planOf());
  expect(await describeShard({ index: 2, count: 5 }, WHOLE)).toMatchObject({
    index: 2,
    count: 5,
    planned: 2,
    stale: [],
  });
});

describe('another plan has', () => {
  it.each<[string, Partial<WholeRun>]>([
    ['fewer cells', { cells: [cellWith()] }],
    ['other headers', { frame: { ...FRAME, headers: { version: '1.8.0' } } }],
    [
      'a rule that expects something else',
      {
        cells: [
          cellWith({ rule: { expected: { always: { status: 1 } } } }),
          cellWith({ target: '8', rule: { expected: { always: { status: 1 } } } }),
        ],
      },
    ],
    ['other known deviations', { expectations: new Map([['node', [{ rule: 'suite/rule' }]]]) }],
  ])('%s', async (_what, parts) => {
    expect(await planOf(parts)).not.toBe(await planOf());
  });
});

it('a plan says nothing of where things lie on a machine', async () => {
  const elsewhere = { executable: '/elsewhere/node', entry: '/elsewhere/session.cjs' };
  const cells = [cellWith({ runtime: elsewhere }), cellWith({ target: '8', runtime: elsewhere })];
  expect(await planOf({ cells })).toBe(await planOf());
});
