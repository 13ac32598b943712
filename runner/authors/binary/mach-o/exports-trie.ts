import { DamagedFileError } from '../byte-source.ts';
import type { Pages } from '../pages.ts';
import type { Range } from './load-commands.ts';

const MOST_NODES = 100_000;
/** No name that is looked for is as long. */
const LONGEST_NAME = 4096;
const REEXPORT = 8;

/**
 * The exported names that begin with one of `prefixes`, with their offsets from the start of the image. The trie of
 * names is described in <mach-o/loader.h>, at dyld_info_command.
 */
export function readExportsTrie(
  pages: Pages,
  { offset: start, size }: Range,
  prefixes: readonly string[],
): Map<string, number> {
  const found = new Map<string, number>();
  const seen = new Set<number>();
  const pending = [{ at: 0, name: '' }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { at, name } = node;
    if (at >= size || seen.has(at))
      throw new DamagedFileError('the table of exports refers to itself or out of it');
    if (seen.size === MOST_NODES) throw new DamagedFileError('the table of exports is too large');
    seen.add(at);
    const terminal = readUleb(pages, start + at);
    if (terminal.value > 0) {
      const flags = readUleb(pages, terminal.end);
      const isReexport = (flags.value & REEXPORT) !== 0;
      if (!isReexport && prefixes.some((prefix) => name.startsWith(prefix))) {
        found.set(name, readUleb(pages, flags.end).value);
      }
    }
    let position = terminal.end + terminal.value;
    for (let children = pages.byteAt(position++); children > 0; children -= 1) {
      const edge = pages.textAt(position);
      position += edge.length + 1;
      const child = readUleb(pages, position);
      position = child.end;
      const longer = name + edge;
      if (longer.length > LONGEST_NAME) continue;
      if (prefixes.some((prefix) => prefix.startsWith(longer) || longer.startsWith(prefix))) {
        pending.push({ at: child.value, name: longer });
      }
    }
  }
  return found;
}

/** A number in unsigned LEB128, and where it ends. */
function readUleb(pages: Pages, offset: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let index = 0; index < 7; index += 1) {
    const byte = pages.byteAt(offset + index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: offset + index + 1 };
  }
  throw new DamagedFileError('a number above 2^49');
}
