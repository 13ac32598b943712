import { blocksOf, DamagedFileError, entriesOf, readUint64, type ByteSource } from '../byte-source.ts';
import { offsetOf, type Segment } from '../segments.ts';
import { TAG, type DynamicSection } from './dynamic-section.ts';

const SYMBOL_SIZE = 24;
const MOST_SYMBOLS = 4_000_000;

/** One entry of a symbol table. */
export interface ElfSymbol {
  /** Of its name in the table of names. */
  readonly name: number;
  readonly address: number;
  readonly isDefined: boolean;
  /** Neither local nor hidden. */
  readonly isVisible: boolean;
}

/** The symbols of a table of `count`. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.symtab.html */
export function* readSymbols(source: ByteSource, offset: number, count: number): Generator<ElfSymbol> {
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
  const header = source.read(offset, 16);
  const buckets = header.readUInt32LE(0);
  const first = header.readUInt32LE(4);
  const bloomWords = header.readUInt32LE(8);
  const bucketsAt = offset + 16 + bloomWords * 8;
  let highest = 0;
  for (const entry of entriesOf(source, { offset: bucketsAt, count: buckets, size: 4 })) {
    highest = Math.max(highest, entry.readUInt32LE(0));
  }
  if (highest < first) return first;
  const chainAt = bucketsAt + buckets * 4 + (highest - first) * 4;
  const longest = Math.min(MOST_SYMBOLS, Math.floor((source.size - chainAt) / 4));
  for (const entry of entriesOf(source, { offset: chainAt, count: longest, size: 4 })) {
    highest += 1;
    if ((entry.readUInt32LE(0) & 1) === 1) return highest;
  }
  throw new DamagedFileError('a chain of the hash table has no end');
}
