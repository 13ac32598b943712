import { expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

it.each([
  ['a b c', 3, ['a b', 'c']],
  ['a longword b', 5, ['a', 'longword', 'b']],
  ['', 5, ['']],
])('%j in %d columns', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines);
});
