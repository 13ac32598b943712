import { DamagedFileError, entriesOf, type ByteSource } from '../byte-source.ts';
import type { Segment } from '../segments.ts';

const SECTION_SIZE = 40;

/** The sections of a PE file; addresses count from the start of the image. */
export function readSections(source: ByteSource, offset: number, count: number): Segment[] {
  const table = { offset, count, size: SECTION_SIZE };
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
  for (let index = 0; index < most; index += 1) {
    const entry = source.read(offset + index * size, size);
    if (isLast(entry)) return;
    yield entry;
  }
  throw new DamagedFileError(`a table of more than ${most} entries`);
}
