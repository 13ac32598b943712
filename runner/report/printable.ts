// Controls, line and paragraph separators, and marks that turn the direction of writing: text from a runtime must
// not be able to move the cursor, forge a line or hide itself.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from a runtime, safe to print on one line, cut to `limit` characters. */
export function printable(text: string, limit = 400): string {
  const escaped = text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
  return escaped.length <= limit ? escaped : `${escaped.slice(0, limit - 1)}…`;
}
