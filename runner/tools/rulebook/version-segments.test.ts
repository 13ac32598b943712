import { expect, test } from 'vitest';
import { releasesOutside } from './version-segments.ts';

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
