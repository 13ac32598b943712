import { stripVTControlCharacters } from 'node:util';

/** What XML 1.0 has no way to write, escaped or not: section 2.2, Char. Half a surrogate pair is among it. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text without the characters that XML cannot hold, and without the terminal's sequences that they begin. */
export function xmlText(text: string): string {
  return stripVTControlCharacters(text).replace(NO_XML, '');
}
