/** Words that stand before a name without being one. */
const NO_NAMES: ReadonlySet<string> = new Set([
  'static',
  'inline',
  'extern',
  'const',
  'typedef',
  'struct',
  'enum',
]);

/**
 * The names that a top-level item of a C source declares: a macro, function, variable, type or enum member. Empty for
 * an item without a name, e.g. an `#include`.
 */
export function cNames(code: string): string[] {
  const macro = /^#\s*define\s+(\w+)/.exec(code)?.[1];
  // Macros with a leading underscore, e.g. _GNU_SOURCE, are for the C library.
  if (macro !== undefined && !macro.startsWith('_')) return [macro];
  if (code.startsWith('#')) return [];
  const blocks: string[] = [];
  const head = withoutBlocks(code, blocks);
  if (/^(static )?(typedef )?enum\b/.test(code)) {
    return [...(blocks[0]?.match(/(?<=^|[{,])\s*\w+/g) ?? []).map((name) => name.trim()), ...declared(head)];
  }
  return declared(head);
}

/** The names in `static int x[2] = ..., y;`, `napi_value F(napi_env env)`, `typedef void (*F)(int)`, `MACRO(name, ...)`. */
function declared(head: string): string[] {
  const pointer = /^typedef\b.*\(\*(\w+)\)/s.exec(head)?.[1];
  if (pointer !== undefined) return [pointer];
  const [first = ''] = head.split(/[=;]/);
  const call = /^(.*?)(\w+)\s*\(\s*(\w*)/s.exec(first.replace(/__attribute__\(\(\w+\)\)/g, ''));
  // A macro that declares what it is given, as THREAD_BODY(Main, argument).
  if (call !== null) return [(call[1]?.trim() === '' ? call[3] : call[2]) ?? ''];
  const names = first.replace(/\[[^\]]*\]/g, '').match(/\w+/g) ?? [];
  return [names.at(-1) ?? ''].filter((name) => name !== '' && !NO_NAMES.has(name));
}

/** The code with what stands in braces taken out, into `blocks`. */
function withoutBlocks(code: string, blocks: string[]): string {
  let depth = 0;
  let head = '';
  let block = '';
  for (const character of code) {
    if (character === '{') depth += 1;
    if (depth === 0) head += character;
    else block += character;
    if (character === '}') {
      depth -= 1;
      if (depth === 0) {
        blocks.push(block);
        block = '';
        head += ' ';
      }
    }
  }
  return head;
}
