import type { ByteSource } from './byte-source.ts';

const BLOCK = 2 ** 20;
/** Reading stops here, so that a file of any size costs the same. */
const MOST_BYTES = 64 * BLOCK;
/** The headers of the file itself are before this. */
const FIRST = 4096;
/** Longer than every header below. */
const HEADER = 64;

interface Sign {
  readonly magic: Buffer;
  /** What begins here; null: the magic is there by chance. At least HEADER bytes follow. */
  readonly describe: (header: Buffer) => string | null;
}

const SIGNS: readonly Sign[] = [
  {
    magic: Buffer.from('7f454c460201', 'hex'),
    // e_type is ET_DYN, and e_machine x64 or arm64.
    describe: (header) =>
      header.readUInt16LE(16) === 3 && [62, 183].includes(header.readUInt16LE(18))
        ? 'a second shared object (ELF)'
        : null,
  },
  {
    magic: Buffer.from('cffaedfe', 'hex'),
    // MH_DYLIB or MH_BUNDLE, for x64 or arm64.
    describe: (header) =>
      [6, 8].includes(header.readUInt32LE(12)) && [0x01000007, 0x0100000c].includes(header.readUInt32LE(4))
        ? 'a second shared object (Mach-O)'
        : null,
  },
  {
    magic: Buffer.from('50450000', 'hex'),
    // A machine that is known, IMAGE_FILE_DLL, and the magic of PE32+.
    describe: (header) =>
      [0x8664, 0xaa64].includes(header.readUInt16LE(4)) &&
      (header.readUInt16LE(22) & 0x2000) !== 0 &&
      header.readUInt16LE(24) === 0x20b
        ? 'a second shared object (PE)'
        : null,
  },
  { magic: Buffer.from('28b52ffd', 'hex'), describe: describeZstd },
];

const SMALLEST = 2 ** 16;
const LARGEST = 2 ** 31;

/** A frame that says how large its content is. https://datatracker.ietf.org/doc/html/rfc8878#section-3.1.1.1 */
function describeZstd(header: Buffer): string | null {
  const descriptor = header.readUInt8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const hasReserved = (descriptor & 0x08) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const at = 5 + (isSingle ? 0 : 1) + dictionary;
  const width = descriptor >> 6;
  if (hasReserved || width < 2) return null;
  const size = width === 2 ? header.readUInt32LE(at) : Number(header.readBigUInt64LE(at));
  return size >= SMALLEST && size < LARGEST
    ? `compressed data (zstd) of ${(size / BLOCK).toFixed(1)} MB, which may be a second addon`
    : null;
}

/** What looks like a second shared object within a file; null: nothing in its first 64 MB does. */
export function embeddedObject(source: ByteSource): string | null {
  const end = Math.min(source.size, MOST_BYTES);
  for (let offset = FIRST; offset < end; offset += BLOCK) {
    const block = source.read(offset, Math.min(BLOCK + HEADER, end - offset));
    for (const { magic, describe } of SIGNS) {
      for (let at = block.indexOf(magic); at !== -1; at = block.indexOf(magic, at + 1)) {
        if (at + HEADER > block.length) break;
        const found = describe(block.subarray(at, at + HEADER));
        if (found !== null) return found;
      }
    }
  }
  return null;
}
