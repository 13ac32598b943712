import { describe, expect, it } from 'vitest';
import type { Json } from '../../../suites/json.ts';
import { fillIn, matches } from './match.ts';

describe('a pattern', () => {
  it.each<[pattern: Json, observation: Json]>([
    [1, 1],
    ['text', 'text'],
    [null, null],
    [[], []],
    [
      [1, { a: 2 }],
      [1, { a: 2, more: true }],
    ],
    [{}, { anything: 1 }],
    [{ a: 1 }, { a: 1, more: 2 }],
    [{ a: { b: [] } }, { a: { b: [], more: 1 }, more: 1 }],
    [{ a: null }, { a: null }],
    [{ $contains: ['10', '9'] }, 'declares 10, supported is 9'],
    [{ message: { $contains: [] } }, { message: '' }],
  ])('%j matches %j', (pattern, observation) => {
    expect(matches(pattern, observation)).toBe(true);
  });

  it.each<[pattern: Json, observation: Json | undefined]>([
    [1, 2],
    [1, '1'],
    [0, false],
    [null, undefined],
    [{}, undefined],
    [{}, null],
    [{}, []],
    [[], {}],
    [[1], [1, 2]],
    [[1, 2], [1]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, {}],
    [{ a: 1 }, { a: 2 }],
    [{ a: null }, {}],
    // Inherited members were not observed.
    [JSON.parse('{"__proto__":{}}') as Json, {}],
    [{ $contains: ['10', '9'] }, 'declares 10'],
    [{ $contains: ['10'] }, ['10']],
    [{ $contains: ['10'] }, null],
  ])('%j does not match %j', (pattern, observation) => {
    expect(matches(pattern, observation)).toBe(false);
  });
});

describe('the numbers of a cell', () => {
  const numbers = { declared: 11, supported: 9 };

  it('are put into the strings of a pattern, however deep', () => {
    expect(fillIn({ a: ['{declared} > {supported}', 1, null], b: { c: '{declared}' } }, numbers)).toEqual({
      a: ['11 > 9', 1, null],
      b: { c: '11' },
    });
  });

  it('leave alone what names none of them, or one that the cell has not', () => {
    expect(fillIn('{other} {declared}', { declared: null })).toBe('{other} {declared}');
  });
});
