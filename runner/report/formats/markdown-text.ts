import { printable } from '../../shared/printable.ts';
import { htmlText } from './html-text.ts';

/**
 * Text as a span of code on one line, cut to `limit` characters: no markup, no link and no mention can come of it, for
 * within code Markdown looks for nothing but the end of it.
 */
export function codeText(text: string, limit = 160): string {
  const line = printable(text, limit);
  if (line.trim() === '') return '(nothing)';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** The same in a table, whose columns end at a | even within code. */
export function codeCell(text: string, limit?: number): string {
  return codeText(text.replaceAll('|', String.raw`\u{7c}`), limit);
}

/** Prose of people, e.g. a reason: shown literally, and `@name` mentions nobody. */
export function proseText(text: string, limit = 240): string {
  return htmlText(printable(text, limit))
    .replaceAll(/[\\`*_[\]|~#]/g, (mark) => `\\${mark}`)
    .replaceAll('@', '@&#8203;');
}

/** An address to click on; empty when it is none that can be written as one. */
export function linkText(url: string | undefined): string {
  return url !== undefined && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(url) ? ` (<${url}>)` : '';
}
