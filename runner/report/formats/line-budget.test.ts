import { describe, expect, it } from 'vitest';
import { fitSections, type Section } from './line-budget.ts';

function section(name: string, rows: number): Section {
  return {
    head: [name],
    rows: Array.from({ length: rows }, (_, index) => `${name}${index}`),
    more: (count) => `${count} more`,
  };
}

describe('sections', () => {
  it('that fit are left as they are, an empty line before each', () => {
    expect(fitSections([section('a', 2), section('b', 1)], 10)).toEqual(['', 'a', 'a0', 'a1', '', 'b', 'b0']);
  });

  it('that do not fit lose rows from the last one on, and count them', () => {
    expect(fitSections([section('a', 3), section('b', 9)], 10)).toEqual([
      ...['', 'a', 'a0', 'a1', 'a2'],
      ...['', 'b', 'b0', 'b1', '7 more'],
    ]);
  });

  it('that come first leave some to those after them', () => {
    expect(fitSections([section('a', 9), section('b', 9)], 10)).toEqual(
      [...['', 'a', 'a0', 'a1', 'a2', '6 more'], ...['', 'b', 'b0', '8 more']].slice(0, 10),
    );
  });

  it.each([8, 9, 10, 20, 50])('take at most %i lines, and as many as they can', (limit) => {
    const lines = fitSections([section('a', 30), section('b', 40)], limit);
    expect(lines).toHaveLength(limit);
  });

  it('without rows keep their heads', () => {
    expect(fitSections([section('a', 0)], 10)).toEqual(['', 'a']);
  });

  it('that are too many are refused', () => {
    expect(() => fitSections([section('a', 1), section('b', 1)], 5)).toThrow('too many sections');
  });
});
