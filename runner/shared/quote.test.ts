import { expect, it } from 'vitest';
import { quote } from './quote.ts';

it.each<[platform: NodeJS.Platform, word: string, quoted: string]>([
  ['linux', 'reference/*', "'reference/*'"],
  ['linux', "it's", String.raw`'it'\''s'`],
  ['darwin', '/a/b', '/a/b'],
  ['win32', String.raw`Z:\tmp\x.json`, String.raw`Z:\tmp\x.json`],
  ['win32', String.raw`C:\Program Files\node.exe`, String.raw`"C:\Program Files\node.exe"`],
  ['win32', '>=22 <24', '">=22 <24"'],
  ['win32', '%PATH%', '"%PATH%"'],
])('for the shell of %s %s is %s', (platform, word, quoted) => {
  expect(quote(word, platform)).toBe(quoted);
});
