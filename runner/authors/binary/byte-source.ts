import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A structure of the file points outside of it, or is larger than any linker writes. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}

/** Bytes that are read where they are needed: a file of 200 MB never has to fit into memory. */
export interface ByteSource {
  readonly size: number;
  /** Exactly these bytes. Throws a DamagedFileError where some of them are outside of the file, or too many. */
  read(offset: number, length: number): Buffer;
}

/** One read is a header, a table of a header, or a block of a larger table. */
const MOST_AT_ONCE = 4 * 2 ** 20;

export function bytesInMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      requireInside(bytes.length, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** Calls `use` with the bytes of a file, which is closed afterwards. Throws what opening and reading throw. */
export function withFile<Result>(file: string, use: (source: ByteSource) => Result): Result {
  const descriptor = openSync(file, 'r');
  try {
    return use(fileSource(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function fileSource(descriptor: number): ByteSource {
  const { size } = fstatSync(descriptor);
  return {
    size,
    read(offset, length) {
      requireInside(size, offset, length);
      const bytes = Buffer.allocUnsafe(length);
      const got = readSync(descriptor, bytes, 0, length, offset);
      if (got !== length) throw new DamagedFileError(`the file ends at byte ${offset + got}`);
      return bytes;
    },
  };
}

/** A part of a source, e.g. one machine's part of a fat file, with offsets of its own. */
export function partOf(source: ByteSource, start: number, size: number): ByteSource {
  requireInside(source.size, start, size, Infinity);
  return {
    size,
    read(offset, length) {
      requireInside(size, offset, length);
      return source.read(start + offset, length);
    },
  };
}

function requireInside(size: number, offset: number, length: number, most = MOST_AT_ONCE): void {
  if (length > most) throw new DamagedFileError(`a structure of ${length} bytes at byte ${offset}`);
  if (offset < 0 || length < 0 || offset + length > size) {
    throw new DamagedFileError(`a structure at byte ${offset} of a file of ${size} bytes`);
  }
}

/** A 64-bit number. Throws where it is more than a number can hold exactly: no offset or address is. */
export function readUint64(bytes: Buffer, offset: number): number {
  const value = bytes.readUInt32LE(offset + 4) * 2 ** 32 + bytes.readUInt32LE(offset);
  if (!Number.isSafeInteger(value)) throw new DamagedFileError('an address above 2^53');
  return value;
}

/** The entries of a table, each `size` bytes, read in blocks. Throws when there are more than `most`. */
export function* entriesOf(source: ByteSource, table: Table): Generator<Buffer> {
  const { size } = table;
  for (const block of blocksOf(source, table)) {
    for (let at = 0; at < block.length; at += size) yield block.subarray(at, at + size);
  }
}

/** `most`: the number of entries above which it is none. */
export interface Table {
  readonly offset: number;
  readonly count: number;
  readonly size: number;
  readonly most?: number;
}

/** Whole entries of a table, many at a time. Throws as entriesOf does. */
export function* blocksOf(
  source: ByteSource,
  { offset, count, size, most = 4_000_000 }: Table,
): Generator<Buffer> {
  if (count > most) throw new DamagedFileError(`a table of ${count} entries`);
  const perBlock = Math.floor(2 ** 16 / size);
  for (let first = 0; first < count; first += perBlock) {
    const entries = Math.min(perBlock, count - first);
    yield source.read(offset + first * size, entries * size);
  }
}
