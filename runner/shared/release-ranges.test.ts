import { expect, test } from 'vitest';
import { releasesOutside, releasesWithin } from './release-ranges.ts';

test.each([
  [['<18.17.0'], '>=18.17.0'],
  [['<18.17.0 || >=19.0.0 <20.2.0'], '>=18.17.0 <19.0.0 || >=20.2.0'],
  [['<18.17.0', '>=18.17.0 <19.0.0'], '>=19.0.0'],
  [['^18.0.0'], '<18.0.0 || >=19.0.0'],
  [['20.2.0'], '<20.2.0 || >=20.2.1'],
  [['<=20.2.0'], '>=20.2.1'],
  [['>20.2.0'], '<20.2.1'],
  [[], '*'],
  [['*'], null],
  [['<18.17.0', '>=18.17.0'], null],
])('outside of %j lies %s', (ranges, outside) => {
  expect(releasesOutside(ranges)).toBe(outside);
});

test.each([
  [
    ['>=18.17.0 <19.0.0 || >=20.2.0'],
    ['^22.14.0 || >=23.6.0'],
    '>=18.17.0 <19.0.0 || >=20.2.0 <22.14.0 || >=23.0.0 <23.6.0',
  ],
  [['<18.17.0', '>=19.0.0 <20.2.0'], [], '<18.17.0 || >=19.0.0 <20.2.0'],
  [['>=18.0.0'], ['>=16.0.0'], null],
  [[], [], null],
])('within %j and outside of %j lies %s', (ranges, except, within) => {
  expect(releasesWithin(ranges, except)).toBe(within);
});
