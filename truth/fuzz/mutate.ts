import type { Random } from './random.ts';

/** Numbers at which sizes, counts and offsets go wrong. */
const EXTREMES = [
  0, 1, 7, 8, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
/** Headers and most tables are in here. */
const HEADER = 1024;

type Mutation = (bytes: Buffer, random: Random, all: readonly Buffer[]) => Buffer;

const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));

const flipBits: Mutation = (bytes, random) => {
  for (let left = 1 + random.below(16); left > 0; left -= 1) {
    const at = placeIn(bytes, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
};

const extremeNumber: Mutation = (bytes, random) => {
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const size = random.of([1, 2, 4]);
    const at = Math.min(placeIn(bytes, random) & ~(size - 1), Math.max(0, bytes.length - size));
    if (at + size <= bytes.length) bytes.writeUIntLE(random.of(EXTREMES) % 2 ** (8 * size), at, size);
  }
  return bytes;
};

/** A number of the file takes the place of another: tables overlap, or refer to themselves. */
const copyNumber: Mutation = (bytes, random) => {
  if (bytes.length < 8) return bytes;
  const from = placeIn(bytes, random) & ~3;
  bytes.copy(bytes, placeIn(bytes, random) & ~3, from, from + 8);
  return bytes;
};

const splice: Mutation = (bytes, random, all) => {
  const other = random.of(all);
  const at = random.below(bytes.length + 1);
  const from = random.below(2) === 0 ? at : random.below(other.length + 1);
  return Buffer.concat([bytes.subarray(0, at), other.subarray(Math.min(from, other.length))]);
};

const MUTATIONS: readonly Mutation[] = [truncate, flipBits, extremeNumber, extremeNumber, copyNumber, splice];

/** A copy of one of the files with one to three changes. */
export function mutated(all: readonly Buffer[], random: Random): Buffer {
  let bytes: Buffer = Buffer.from(random.of(all));
  for (let left = 1 + random.below(3); left > 0; left -= 1) bytes = random.of(MUTATIONS)(bytes, random, all);
  return bytes;
}

/** Half of the changes are in the header. */
function placeIn(bytes: Buffer, random: Random): number {
  return random.below(random.below(2) === 0 ? Math.min(HEADER, bytes.length) : bytes.length);
}
