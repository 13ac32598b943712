import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';

describe('hostile text', () => {
  it.each([
    ['a line break', 'one\ntwo\r\n', String.raw`one\u{a}two\u{d}\u{a}`],
    ['an escape sequence', '\u001B[2J\u001B]0;title\u0007', String.raw`\u{1b}[2J\u{1b}]0;title\u{7}`],
    ['an escape sequence of one byte', '\u009B31m', String.raw`\u{9b}31m`],
    ['NUL and DEL', '\0\u007F', String.raw`\u{0}\u{7f}`],
    ['a backspace', 'green\b\b\b\b\bred', String.raw`green\u{8}\u{8}\u{8}\u{8}\u{8}red`],
    ['other line breaks', '\u0085\u2028\u2029', String.raw`\u{85}\u{2028}\u{2029}`],
    ['turned writing', 'abc\u202Edcba\u2066x\u200F', String.raw`abc\u{202e}dcba\u{2066}x\u{200f}`],
    ['what cannot be seen', 'a\u200Bb\uFEFFc\u00ADd', String.raw`a\u{200b}b\u{feff}c\u{ad}d`],
    ['tags beyond the first plane', '\u{E0041}', String.raw`\u{e0041}`],
    ['half a character', 'a\uD83Db\uDE00', String.raw`a\u{d83d}b\u{de00}`],
    ['a command of a workflow', 'a ##[error]b', String.raw`a ##\u{5b}error]b`],
    ['what is no character', '\uFFFE\u{1FFFF}', String.raw`\u{fffe}\u{1ffff}`],
  ])('cannot do harm with %s', (_what, text, escaped) => {
    expect(printable(text)).toBe(escaped);
  });

  it('cannot fill the screen', () => {
    expect(printable('x'.repeat(10_000))).toBe(`${'x'.repeat(399)}…`);
    expect(printable('\n'.repeat(10_000))).toHaveLength(400);
    expect(printable('four', 4)).toBe('four');
    expect(printable('fiver', 4)).toBe('fiv…');
    expect(printable('12🦊45', 4)).toBe('12…');
  });
});

it('text of people stays as it is', () => {
  const text = 'Zwölf Boxkämpfer 跳過 🦊 \\u{a} "quoted"';
  expect(printable(text)).toBe(text);
});
