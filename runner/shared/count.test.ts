import { expect, it } from 'vitest';
import { count } from './count.ts';

it.each([
  [0, '0 entries'],
  [1, '1 entry'],
  [2, '2 entries'],
  [13877, '13,877 entries'],
])('%i agrees with its noun', (value, text) => {
  expect(count(value, 'entry', 'entries')).toBe(text);
});

it('a plural takes an s unless it is given', () => {
  expect([count(1, 'new deviation'), count(0, 'new deviation')]).toEqual([
    '1 new deviation',
    '0 new deviations',
  ]);
});
