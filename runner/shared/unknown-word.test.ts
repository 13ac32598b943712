import { describe, expect, it } from 'vitest';
import { nearestTo, unknownWord } from './unknown-word.ts';

describe('the nearest name', () => {
  it.each([
    ['laod', ['api-version', 'load'], 'load'],
    ['smal', ['small', 'big'], 'small'],
    ['12', ['8', '10'], '10'],
    ['ten', ['none', '10'], undefined],
    ['9', ['8', '10'], undefined],
    ['pdf', ['html', 'ctrf'], undefined],
    ['frobnicate', ['build', 'bundle'], undefined],
    ['x', [], undefined],
  ])('to %s among %j is %s', (word, names, nearest) => {
    expect(nearestTo(word, names)).toBe(nearest);
  });
});

it('a word that names nothing is refused with the nearest name in quotes, and with all names', () => {
  expect(unknownWord('suite', 'laod', ['load', 'reference']).message).toBe(
    'there is no suite "laod"; the nearest is "load"; expected one of: load, reference',
  );
});

it('a far word gets no nearest name', () => {
  expect(unknownWord('target', 'ten', ['none', '8']).message).toBe(
    'there is no target "ten"; expected one of: none, 8',
  );
});

it('a glob matches or does not match', () => {
  const rules = Array.from({ length: 30 }, (_none, index) => `many/rule-${index}`);
  expect(unknownWord('rule', 'nothing/*', rules).message).toMatch(
    /^no rule matches "nothing\/\*"; run `.* rules` to list the rules$/,
  );
});
