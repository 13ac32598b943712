import { printable } from '../../shared/printable.ts';

/** HTML that is ready to be sent: made by `markup`, or declared `trusted`. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | readonly Part[];

/** The longest part of one text that is shown, in characters. */
export const TEXT_LIMIT = 4_000;

/**
 * A template for HTML. Every string that is put in becomes text, whatever it holds: markup is escaped, what would move,
 * hide or turn text is spelled out, and a flood is cut.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = unindented(strings).map((string, index) => {
    const part = parts[index];
    return part === undefined ? string : string + render(part);
  });
  return new Markup(text.join(''));
}

const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The indentation of the source would be most of a page of many cells. */
function unindented(strings: TemplateStringsArray): readonly string[] {
  const known = templates.get(strings);
  if (known) return known;
  const made = strings.map((string) => string.replace(/\n\s+/g, '\n'));
  templates.set(strings, made);
  return made;
}

/** HTML that has no text of others in it. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

export const nothing = trusted('');

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(printable(part, TEXT_LIMIT));
  return part.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
