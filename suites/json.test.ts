import { expect, it } from 'vitest';
import { canonicalJson } from './json.ts';

it('equal values have equal bytes, whatever the order of their keys', () => {
  const one = { b: [{ y: 1, x: null }], a: { d: true, c: 'text' } };
  const other = { a: { c: 'text', d: true }, b: [{ x: null, y: 1 }] };
  expect(canonicalJson(one)).toBe('{"a":{"c":"text","d":true},"b":[{"x":null,"y":1}]}');
  expect(canonicalJson(other)).toBe(canonicalJson(one));
});

it('the order of arrays is kept, for it is part of the value', () => {
  expect(canonicalJson([2, 1, 3])).toBe('[2,1,3]');
});

it('a key whose value is undefined is left out, as JSON does', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

it.each([null, true, -1.5, 'a "quoted" word\n'])('%j is itself', (value) => {
  expect(canonicalJson(value)).toBe(JSON.stringify(value));
});
