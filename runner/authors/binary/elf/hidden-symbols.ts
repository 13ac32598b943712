import { entriesOf, readUint64, type ByteSource } from '../byte-source.ts';
import { Pages } from '../pages.ts';
import { readSymbols } from './symbols.ts';

const SYMTAB = 2;
const SYMBOL_SIZE = 24;

/** Names that the full symbol table defines and does not export. Throws a DamagedFileError. */
export function hiddenSymbols(source: ByteSource): ReadonlySet<string> {
  const names = new Set<string>();
  const sections = sectionsOf(source, source.read(0, 64));
  // A file has one at most.
  const table = sections.find(({ type }) => type === SYMTAB);
  const strings = table === undefined ? undefined : sections[table.link];
  if (table === undefined || strings === undefined) return names;
  const text = new Pages(source);
  for (const symbol of readSymbols(source, table.offset, Math.floor(table.size / SYMBOL_SIZE))) {
    if (!symbol.isDefined || symbol.isVisible) continue;
    const name = text.relevantTextAt(strings.offset + symbol.name);
    if (name !== null) names.add(name);
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
