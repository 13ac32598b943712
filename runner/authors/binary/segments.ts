import { DamagedFileError, type ByteSource } from './byte-source.ts';

/** A range of addresses and the bytes of the file that are mapped there. */
export interface Segment {
  readonly address: number;
  readonly offset: number;
  /** Of the bytes in the file. */
  readonly size: number;
}

/** The place in the file of an address. Throws a DamagedFileError where no segment has it. */
export function offsetOf(segments: readonly Segment[], address: number): number {
  const segment = segmentOf(segments, address);
  if (segment === undefined)
    throw new DamagedFileError(`address 0x${address.toString(16)} is not in the file`);
  return segment.offset + (address - segment.address);
}

/** The bytes at an address, as many as its segment still has; none where no segment has it. */
export function codeAt(
  source: ByteSource,
  segments: readonly Segment[],
  address: number,
  length: number,
): Buffer {
  const segment = segmentOf(segments, address);
  if (segment === undefined) return Buffer.alloc(0);
  const within = address - segment.address;
  const offset = segment.offset + within;
  return source.read(offset, Math.max(0, Math.min(length, segment.size - within, source.size - offset)));
}

function segmentOf(segments: readonly Segment[], address: number): Segment | undefined {
  return segments.find((each) => address >= each.address && address < each.address + each.size);
}
