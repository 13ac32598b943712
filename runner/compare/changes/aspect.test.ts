import { expect, test } from 'vitest';
import { aspectOf } from './aspect.ts';

const observation = { status: 0, loaded: true, end: { exitCode: 0, signal: 'SIGINT' }, warnings: [] };

test('what the pattern does not name is no part of the rule', () => {
  expect(aspectOf({ always: { loaded: true, end: { exitCode: 0 } } }, observation)).toEqual({
    loaded: true,
    end: { exitCode: 0 },
  });
});

test('a gate speaks of what either side of it names', () => {
  const expected = { opensAt: 10, below: { status: 1 }, from: { loaded: true, warnings: [] } };
  expect(aspectOf(expected, observation)).toEqual({ status: 0, loaded: true, warnings: [] });
});

test('lists as long as the pattern are looked at element by element, others as a whole', () => {
  const list = [
    { calls: 1, gate: 0 },
    { calls: 2, gate: 1 },
  ];
  expect(aspectOf({ always: [{ calls: 1 }, { calls: 2 }] }, list)).toEqual([{ calls: 1 }, { calls: 2 }]);
  expect(aspectOf({ always: [{ calls: 1 }] }, list)).toEqual(list);
});

test.each([[[1, 2]], ['text'], [null], [7]])('%j counts as a whole', (whole) => {
  expect(aspectOf({ always: { status: 0 } }, whole)).toEqual(whole);
  expect(aspectOf({ always: 0 }, { status: whole })).toEqual({ status: whole });
});
