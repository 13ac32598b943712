import { DamagedFileError, entriesOf, readUint64, type ByteSource } from '../byte-source.ts';
import type { Pages } from '../pages.ts';
import { readSymbols } from './symbols.ts';

const SYMTAB = 2;
const SYMBOL_SIZE = 24;

/**
 * Names that the file defines and does not export. Only the full symbol table has them, which is not needed to load the
 * file: most published files have none, and a damaged one says nothing.
 */
export function hiddenSymbols(source: ByteSource, header: Buffer, text: Pages): ReadonlySet<string> {
  const names = new Set<string>();
  try {
    const sections = sectionsOf(source, header);
    // A file has one at most.
    const table = sections.find(({ type }) => type === SYMTAB);
    const strings = table === undefined ? undefined : sections[table.link];
    if (table === undefined || strings === undefined) return names;
    for (const symbol of readSymbols(source, table.offset, Math.floor(table.size / SYMBOL_SIZE))) {
      if (!symbol.isDefined || symbol.isVisible) continue;
      const name = text.relevantTextAt(strings.offset + symbol.name);
      if (name !== null) names.add(name);
    }
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
  }
  return names;
}

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
}

function sectionsOf(source: ByteSource, header: Buffer): Section[] {
  const size = header.readUInt16LE(58);
  const offset = readUint64(header, 40);
  if (offset === 0 || size < 64) return [];
  const table = { offset, count: header.readUInt16LE(60), size };
  return [...entriesOf(source, table)].map((entry) => ({
    type: entry.readUInt32LE(4),
    offset: readUint64(entry, 24),
    size: readUint64(entry, 32),
    link: entry.readUInt32LE(40),
  }));
}
