import { expect, it } from 'vitest';
import { requireTarget } from '../../tests/support/fixtures/cell.ts';
import { mergeColumns } from './merge-columns.ts';

const TARGETS = ['none', '-1', '0', '7', '8', '9', '10', '11', '99', 'experimental'].map(requireTarget);

function labels(newest: number, differing: readonly string[] = []): string[] {
  const isSame = (a: { id: string }, b: { id: string }) =>
    !differing.includes(a.id) && !differing.includes(b.id);
  return mergeColumns(TARGETS, newest, isSame).map(({ label }) => label);
}

it('what is below the default version or above every supported one is one column', () => {
  expect(labels(10)).toEqual(['none … 7', '8', '9', '10', '11 …', 'experimental']);
  expect(labels(9)).toEqual(['none … 7', '8', '9', '10 …', 'experimental']);
});

it('columns that differ in a row never merge', () => {
  expect(labels(10, ['0'])).toEqual(['none … -1', '0', '7', '8', '9', '10', '11 …', 'experimental']);
  expect(labels(10, ['99'])).toEqual(['none … 7', '8', '9', '10', '11', '99', 'experimental']);
  expect(labels(10, ['11'])).toEqual(['none … 7', '8', '9', '10', '11', '99', 'experimental']);
});
