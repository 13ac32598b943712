/** Text of at most `width` characters; what is cut ends in an ellipsis. */
export function fitText(text: string, width: number): string {
  if (text.length <= width) return text;
  return `${text
    .slice(0, Math.max(0, width - 1))
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}

/** The words of a text in lines of at most `width` characters; a longer word has a line of its own. */
export function wrapText(text: string, width: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

/** The first sentence of a text, without its full stop. An abbreviation, e.g. "e.g.", ends none. */
export function firstSentence(text: string): string {
  return text.replace(/(?<!\b[a-z]\.[a-z])[.:;](?=\s+\S).*$/s, '').replace(/\.$/, '');
}
