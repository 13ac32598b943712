import { describe, expect, it } from 'vitest';
import { firstVersions, isListOfVersions, rangeOf, unionOf } from './version-range.ts';

describe('the range of a deviation', () => {
  it.each<[what: string, deviating: string[], others: string[], range: string]>([
    ['one release: its line from there', ['20.19.0'], [], '^20.19.0'],
    ['two of a line: from the first', ['20.20.2', '20.2.0'], [], '^20.2.0'],
    ['two lines: each', ['9.11.2', '20.19.0'], [], '^9.11.2 || ^20.19.0'],
    ['a later release conforms: up to there', ['20.2.0'], ['20.10.0'], '>=20.2.0 <20.10.0'],
    ['an earlier release conforms: no matter', ['20.10.0'], ['20.2.0'], '^20.10.0'],
    ['one between conforms', ['20.1.0', '20.3.0'], ['20.2.0'], '>=20.1.0 <20.2.0 || ^20.3.0'],
    ['another line conforms: no matter', ['20.1.0'], ['22.1.0'], '^20.1.0'],
    ['minor lines of 0', ['0.3.1', '0.4.0'], [], '^0.3.1 || ^0.4.0'],
    ['no semver', ['mine, of today'], [], '*'],
  ])('%s', (_what, deviating, others, range) => {
    expect(rangeOf(deviating, others)).toBe(range);
  });
});

it.each<[string, string, string]>([
  ['>=2.9.6 <3.0.0', '^3.1.0', '>=2.9.6 <3.0.0 || ^3.1.0'],
  ['^20.19.0', '^20.2.0', '^20.2.0'],
  ['>=20', '^22.1.0', '>=20'],
])('%s and %s together are %s', (range, added, union) => {
  expect(unionOf(range, added)).toBe(union);
});

it.each<[string, string[] | null, boolean]>([
  ['20.20.2 || =22.23.3', ['20.20.2', '22.23.3'], true],
  ['^20.20.2 || >=22.1.0', ['20.20.2', '22.1.0'], false],
  ['<18.17.0 || >=20', null, false],
  ['*', null, false],
])('%s begins with %j', (range, versions, isList) => {
  expect(firstVersions(range)).toEqual(versions);
  expect(isListOfVersions(range)).toBe(isList);
});
