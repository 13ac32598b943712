import { DamagedFileError, entriesOf, type ByteSource } from '../byte-source.ts';
import type { Segment } from '../segments.ts';

const SECTION_SIZE = 40;
/** As many as Windows loads: https://learn.microsoft.com/windows/win32/debug/pe-format#coff-file-header-object-and-image */
const MOST_SECTIONS = 96;

const PER_BLOCK = 256;

/** The sections of a PE file; addresses count from the start of the image. */
export function readSections(source: ByteSource, offset: number, count: number): Segment[] {
  const table = { offset, count, size: SECTION_SIZE, most: MOST_SECTIONS };
  return [...entriesOf(source, table)].map((entry) => ({
    address: entry.readUInt32LE(12),
    offset: entry.readUInt32LE(20),
    // Data in the file may be longer than what is mapped, and the other way around.
    size: Math.min(entry.readUInt32LE(8) || entry.readUInt32LE(16), entry.readUInt32LE(16)),
  }));
}

/** Entries at `address` up to one for which `isLast` holds. Throws when there are more than `most`. */
export function* entriesUntil(
  source: ByteSource,
  { offset, size, most }: { readonly offset: number; readonly size: number; readonly most: number },
  isLast: (entry: Buffer) => boolean,
): Generator<Buffer> {
  for (let first = 0; first < most; first += PER_BLOCK) {
    const start = offset + first * size;
    const entries = Math.min(PER_BLOCK, most - first, Math.floor((source.size - start) / size));
    const block = source.read(start, Math.max(entries, 1) * size);
    for (let index = 0; index < entries; index += 1) {
      const entry = block.subarray(index * size, (index + 1) * size);
      if (isLast(entry)) return;
      yield entry;
    }
  }
  throw new DamagedFileError(`a table of more than ${most} entries`);
}
