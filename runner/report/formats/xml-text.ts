import { stripVTControlCharacters } from 'node:util';

/** Characters that XML 1.0 does not allow, escaped or not, e.g. half a surrogate pair: section 2.2, Char. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text without the characters that XML cannot hold, and without the terminal's sequences that they begin. */
export function xmlText(text: string): string {
  return stripVTControlCharacters(text).replace(NO_XML, '');
}
