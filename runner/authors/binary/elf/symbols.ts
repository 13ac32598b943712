import { blocksOf, DamagedFileError, entriesOf, readUint64, type ByteSource } from '../byte-source.ts';
import type { SymbolEntry } from '../image.ts';
import { offsetOf, type Segment } from '../segments.ts';
import { TAG, type DynamicSection } from './dynamic-section.ts';

const SYMBOL_SIZE = 24;
const WEAK = 2;
const MOST_SYMBOLS = 4_000_000;

/** One entry of a symbol table. */
export interface ElfSymbol extends SymbolEntry {
  /** Of its name in the table of names. */
  readonly name: number;
}

/** `count` symbols of a table from one on. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.symtab.html */
export function* readSymbols(
  source: ByteSource,
  table: number,
  count: number,
  from = 0,
): Generator<ElfSymbol> {
  const offset = table + from * SYMBOL_SIZE;
  for (const block of blocksOf(source, { offset, count, size: SYMBOL_SIZE, most: MOST_SYMBOLS })) {
    for (let at = 0; at < block.length; at += SYMBOL_SIZE) {
      const info = block.readUInt8(at + 4);
      const visibility = block.readUInt8(at + 5) & 3;
      const isDefined = block.readUInt16LE(at + 6) !== 0;
      yield {
        name: block.readUInt32LE(at),
        // Absolute symbols may have any value; no code is there.
        address: isDefined ? addressOf(block, at) : 0,
        isDefined,
        isWeak: info >> 4 === WEAK,
        isVisible: info >> 4 !== 0 && (visibility === 0 || visibility === 3),
      };
    }
  }
}

function addressOf(block: Buffer, at: number): number {
  return block.readUInt32LE(at + 12) >= 2 ** 21 ? -1 : readUint64(block, at + 8);
}

/** How many dynamic symbols there are: only the hash tables say it. Throws a DamagedFileError without any. */
export function countDynamicSymbols(
  source: ByteSource,
  segments: readonly Segment[],
  dynamic: DynamicSection,
): number {
  const [hash] = dynamic.get(TAG.HASH) ?? [];
  if (hash !== undefined) return source.read(offsetOf(segments, hash), 8).readUInt32LE(4);
  const [gnuHash] = dynamic.get(TAG.GNU_HASH) ?? [];
  if (gnuHash === undefined) throw new DamagedFileError('no hash table says how many symbols there are');
  return countByGnuHash(source, offsetOf(segments, gnuHash));
}

/** The chains of a GNU hash table end with an odd number; the highest symbol in one is the last of all. */
function countByGnuHash(source: ByteSource, offset: number): number {
  const table = readGnuHashTable(source, offset);
  let highest = 0;
  for (const entry of entriesOf(source, { offset: table.bucketsAt, count: table.buckets, size: 4 })) {
    highest = Math.max(highest, entry.readUInt32LE(0));
  }
  if (highest < table.first) return table.first;
  for (const { index } of chainFrom(source, table, highest)) highest = index;
  return highest + 1;
}

/** The places of symbols whose names may be `name`, by a GNU hash table. They are defined. */
export function* symbolsByGnuHash(source: ByteSource, table: GnuHashTable, name: string): Generator<number> {
  const hash = gnuHash(name);
  const bucket = source.read(table.bucketsAt + (hash % table.buckets) * 4, 4).readUInt32LE(0);
  if (bucket < table.first) return;
  for (const link of chainFrom(source, table, bucket)) {
    if (link.hash === hash >>> 1) yield link.index;
  }
}

/** Where the parts of a GNU hash table are. Symbols before `first` are not in it: those that the file imports. */
export interface GnuHashTable {
  readonly buckets: number;
  readonly bucketsAt: number;
  readonly first: number;
}

export function readGnuHashTable(source: ByteSource, offset: number): GnuHashTable {
  const header = source.read(offset, 16);
  return {
    buckets: header.readUInt32LE(0),
    bucketsAt: offset + 16 + header.readUInt32LE(8) * 8,
    first: header.readUInt32LE(4),
  };
}

/** From one symbol to the end of its chain; `hash`: without its lowest bit. */
function* chainFrom(source: ByteSource, { buckets, bucketsAt, first }: GnuHashTable, start: number) {
  const offset = bucketsAt + buckets * 4 + (start - first) * 4;
  const longest = Math.min(MOST_SYMBOLS, Math.floor((source.size - offset) / 4));
  let index = start;
  for (const entry of entriesOf(source, { offset, count: longest, size: 4 })) {
    const value = entry.readUInt32LE(0);
    yield { index, hash: value >>> 1 };
    if ((value & 1) === 1) return;
    index += 1;
  }
  throw new DamagedFileError('a chain of the hash table has no end');
}

function gnuHash(name: string): number {
  let hash = 5381;
  for (const byte of Buffer.from(name)) hash = (Math.imul(hash, 33) + byte) >>> 0;
  return hash;
}
