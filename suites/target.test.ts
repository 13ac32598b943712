import { describe, expect, it } from 'vitest';
import {
  effectiveVersion,
  EXPERIMENTAL,
  isGateOpen,
  sortTargetIds,
  targetFromId,
  type EffectiveVersion,
} from './target.ts';

const INT_MIN = -2147483648;

describe('the effective version', () => {
  it.each<[declared: number | null, supported: number, effective: EffectiveVersion]>([
    [null, 9, 8],
    [INT_MIN, 9, 8],
    [-1, 9, 8],
    [0, 9, 8],
    [1, 9, 8],
    [7, 9, 8],
    [8, 9, 8],
    [9, 9, 9],
    [10, 9, 'rejected'],
    [11, 9, 'rejected'],
    [10, 10, 10],
    [11, 10, 'rejected'],
    [2147483646, 10, 'rejected'],
    [EXPERIMENTAL, 10, 'experimental'],
    // A runtime older than the default still has to take an addon that declares nothing.
    [null, 6, 8],
    [7, 6, 8],
    [8, 6, 'rejected'],
    [EXPERIMENTAL, 6, 'experimental'],
  ])('of a declaration of %s where %d is supported is %s', (declared, supported, effective) => {
    expect(effectiveVersion(declared, supported)).toBe(effective);
  });
});

describe('a gate', () => {
  it.each<[opensAt: number | 'experimental', effective: number | 'experimental', open: boolean]>([
    [10, 8, false],
    [10, 9, false],
    [10, 10, true],
    [10, 11, true],
    [10, 'experimental', true],
    ['experimental', 10, false],
    ['experimental', 2147483646, false],
    ['experimental', 'experimental', true],
  ])('that opens at %s is at effective version %s open: %s', (opensAt, effective, open) => {
    expect(isGateOpen(opensAt, effective)).toBe(open);
  });
});

describe('a target id', () => {
  it.each([
    ['none', null],
    ['experimental', EXPERIMENTAL],
    ['8', 8],
    ['0', 0],
    ['-1', -1],
    ['-2147483648', INT_MIN],
    ['2147483646', 2147483646],
  ])('%s names what is declared: %s', (id, declared) => {
    expect(targetFromId(id)).toEqual({ id, declared });
  });

  // One name per target: another spelling would make a second column of the same addons.
  it.each(['', '08', '+8', '-0', '8.0', ' 8', '1e1', 'None', '2147483647', '2147483648', '-2147483649'])(
    '"%s" names none',
    (id) => {
      expect(targetFromId(id)).toBeNull();
    },
  );
});

it('columns go from none through the numbers to experimental', () => {
  const ids = ['experimental', '10', '9', '-1', 'none', '2147483646', '-2147483648'];
  expect(sortTargetIds(ids)).toEqual(['none', '-2147483648', '-1', '9', '10', '2147483646', 'experimental']);
});
