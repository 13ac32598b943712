import { expect, test } from 'vitest';
import { boundText, holds, measuredText, verdictText, type Bound, type Measurement } from './bound.ts';

function measured(number: number, bound: Bound): Measurement {
  return { what: 'a ratio', bound, measured: number, from: '' };
}

test.each([
  ['at-most', 2.99, 3, 3.01],
  ['at-least', 10.01, 10, 9.99],
] as const)(
  'a bound of kind %s includes its value and not what is beyond it',
  (kind, within, value, beyond) => {
    const bound = { kind, value, unit: 'x' };
    expect([within, value, beyond].map((number) => holds(measured(number, bound)))).toEqual([
      true,
      true,
      false,
    ]);
  },
);

test('below excludes its value', () => {
  const bound = { kind: 'below', value: 500, unit: 'ms' } as const;
  expect([499, 500].map((number) => holds(measured(number, bound)))).toEqual([true, false]);
});

test('what could not be measured has no bound, and is marked', () => {
  for (const kind of ['at-most', 'at-least', 'below'] as const) {
    const nothing = measured(NaN, { kind, value: 1, unit: 'x' });
    expect(holds(nothing)).toBe(false);
    expect(measuredText(nothing)).toBe('not measured');
  }
});

test('a number without a bound fails nothing and claims nothing', () => {
  const shown = measured(1e9, { kind: 'none', unit: 'x' });
  expect(holds(shown)).toBe(true);
  expect(verdictText(shown)).toBe('');
});

test('bound, number and verdict have the same unit', () => {
  const line = measured(9.5, { kind: 'at-least', value: 10, unit: 'x' });
  expect([boundText(line.bound), measuredText(line), verdictText(line)]).toEqual([
    '>= 10 x',
    '9.50 x',
    'does not hold',
  ]);
});
