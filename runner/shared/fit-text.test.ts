import { expect, it } from 'vitest';
import { firstSentence, fitText, wrapText } from './fit-text.ts';

it('what fits stays as it is, what does not is cut to the width', () => {
  expect(fitText('abcdef', 6)).toBe('abcdef');
  expect(fitText('abcdefg', 6)).toBe('abcde…');
  expect(fitText('abcd 🦊x', 7)).toBe('abcd…');
});

it('lines are as long as the width allows', () => {
  expect(wrapText('a bb ccc dddd eeeeeeeeee f', 8)).toEqual(['a bb ccc', 'dddd', 'eeeeeeeeee', 'f']);
});

it.each([
  ['It dies. No upstream issue known.', 'It dies'],
  ['It dies: the first call ends the process.', 'It dies'],
  ['Node-API 1.5 has e.g. no such call.', 'Node-API 1.5 has e.g. no such call'],
])('the first sentence of %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});
