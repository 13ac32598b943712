import { expect, it } from 'vitest';
import { admits, admittedText, trueRange } from './engines.ts';

it.each([
  ['>=16.17.0', 10, '^22.14.0 || >=23.6.0'],
  ['>=22', 10, '^22.14.0 || >=23.6.0'],
  ['>=22 <23', 10, '^22.14.0'],
  ['>=24', 10, '>=24.0.0'],
  ['>=18', 9, '^18.17.0 || >=20.3.0'],
  ['20.x', 10, null],
  ['no range', 10, null],
])('engines %s of an addon that declares %d is truly %s', (engines, version, expected) => {
  expect(trueRange(engines, version)).toBe(expected);
});

it('a range admits releases where the two overlap', () => {
  expect(admits('>=22', { from: '22.0.0', to: '22.13.1' })).toBe(true);
  expect(admits('>=22', { from: '20.3.0', to: '20.20.2' })).toBe(false);
  expect(admits('no range', { from: '20.3.0', to: '20.20.2' })).toBe(false);
});

it.each([
  ['>=22', '22.0.0 to 22.13.1'],
  ['>=18', '20.3.0 to 22.13.1'],
  ['^20.9.0 || >=22', '^20.9.0, 22.0.0 to 22.13.1'],
  ['^20.0.0 || >=22', '^20.0.0 from 20.3.0 on, 22.0.0 to 22.13.1'],
  ['22.13.1', '22.13.1'],
  ['>=24', ''],
])('%s admits of 20.3.0 to 22.13.1: %s', (engines, expected) => {
  expect(admittedText(engines, { from: '20.3.0', to: '22.13.1' })).toBe(expected);
});
