// Controls, line and paragraph separators, and marks that turn the direction of writing: text from a runtime must
// not be able to move the cursor, forge a line or hide itself. Halves of surrogate pairs and what is no character
// cannot be written in every format.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/gu;

// GitHub Actions takes ##[...] for a command anywhere in a line, also in a file that a step prints.
const WORKFLOW_COMMAND = String.raw`##\u{5b}`;

/** Text from a runtime, safe to print on one line, cut to `limit` characters. */
export function printable(text: string, limit = 400): string {
  const escaped = text
    .replace(UNPRINTABLE, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\u{${code.toString(16)}}`;
    })
    .replaceAll('##[', WORKFLOW_COMMAND);
  if (escaped.length <= limit) return escaped;
  return `${escaped.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
