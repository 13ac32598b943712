import { DamagedFileError, entriesOf, readUint64, type ByteSource } from '../byte-source.ts';
import type { Segment } from '../segments.ts';

/** Tags of the dynamic section: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html */
export const TAG = {
  NEEDED: 1,
  HASH: 4,
  STRTAB: 5,
  SYMTAB: 6,
  STRSZ: 10,
  BIND_NOW: 24,
  FLAGS: 30,
  GNU_HASH: 0x6ffffef5,
  VERNEED: 0x6ffffffe,
  VERNEEDNUM: 0x6fffffff,
  FLAGS_1: 0x6ffffffb,
} as const;

const ENTRY_SIZE = 16;
const MOST_ENTRIES = 4096;

/** The values of each tag, in their order. */
export type DynamicSection = ReadonlyMap<number, readonly number[]>;

export function readDynamicSection(
  source: ByteSource,
  { offset, size }: Pick<Segment, 'offset' | 'size'>,
): DynamicSection {
  const values = new Map<number, number[]>();
  const count = Math.min(Math.floor(size / ENTRY_SIZE), MOST_ENTRIES);
  for (const entry of entriesOf(source, { offset, count, size: ENTRY_SIZE })) {
    // Tags of processors and systems may have their upper half set; none of them is looked for.
    const [tag, upper] = [entry.readUInt32LE(0), entry.readUInt32LE(4)];
    if (tag === 0 && upper === 0) break;
    if (upper !== 0) continue;
    const known = values.get(tag) ?? [];
    known.push(valueOf(entry));
    values.set(tag, known);
  }
  return values;
}

/** A value that is no address may be anything. */
function valueOf(entry: Buffer): number {
  try {
    return readUint64(entry, 8);
  } catch (error) {
    if (error instanceof DamagedFileError) return -1;
    throw error;
  }
}
