/** A top-level declaration or directive of a source file, with the comment before it. */
export interface SourceItem {
  /** Without blank lines around it. */
  readonly text: string;
  /** Whether a blank line stood before it. */
  readonly spaced: boolean;
}

/** A line that continues the item before: indented, or a bracket. */
const CONTINUES = /^[\s})\]{]/;

/**
 * Splits a source that is formatted as those of this project are: only what begins a declaration, a directive or a
 * comment stands at the beginning of a line. For C and JavaScript alike.
 */
export function splitItems(source: string): SourceItem[] {
  const items: { lines: string[]; spaced: boolean }[] = [];
  let inBlock = false;
  /** A comment belongs to what follows it at once. */
  let isCommentBefore = false;
  let isSpaced = false;
  for (const line of source.split('\n')) {
    if (line === '') {
      isSpaced = true;
      continue;
    }
    const isComment = inBlock || /^(\/\/|\/\*)/.test(line);
    const belongs = inBlock || (isCommentBefore && !isSpaced) || (!isComment && CONTINUES.test(line));
    const current = items.at(-1);
    if (belongs && current !== undefined) current.lines.push(...(isSpaced ? ['', line] : [line]));
    else items.push({ lines: [line], spaced: isSpaced });
    if (isComment) inBlock = (inBlock || line.startsWith('/*')) && !line.includes('*/');
    isCommentBefore = isComment;
    isSpaced = false;
  }
  return items.map(({ lines, spaced }) => ({ text: lines.join('\n'), spaced }));
}

/** The source without comments that only say a type, and without the lines of comments that do. */
export function withoutTypes(source: string): string {
  return source
    .replace(/^ *(\/\*\*|\*) @(param|returns|type|template)\b.*\n/gm, '')
    .replace(/\/\*\* @type .*? \*\/ (?:\((\w+)\)|(?=\())/g, '$1');
}

/** Items as a source again. */
export function joinItems(items: readonly SourceItem[]): string {
  return items.map(({ text, spaced }, index) => (spaced && index > 0 ? `\n${text}\n` : `${text}\n`)).join('');
}

/** The text without comments; what looks like one in a string is taken for one, which only ever keeps less of it. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, ' ');
}

/** The words that a text refers to: identifiers but for those after a dot or an arrow, and strings of one word with quotes. */
export function wordsOf(text: string): ReadonlySet<string> {
  const spread = withoutComments(text).replaceAll('...', ' ');
  return new Set(spread.match(/(?<![\w$.]|->)[A-Za-z_$][\w$]*|'[\w-]+'/g) ?? []);
}

/** The items that are roots, and what they refer to, and so on, in their order. */
export function reachable<Item extends SourceItem & { readonly names: readonly string[] }>(
  items: readonly Item[],
  isRoot: (item: Item) => boolean,
): Item[] {
  const reached = new Set<Item>();
  const queue = items.filter(isRoot);
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
    if (reached.has(item)) continue;
    reached.add(item);
    const words = wordsOf(item.text);
    queue.push(...items.filter(({ names }) => names.some((name) => words.has(name))));
  }
  return items.filter((item) => reached.has(item));
}
