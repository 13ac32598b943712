import { readElf } from './elf/read-elf.ts';
import { DamagedFileError, type ByteSource } from './byte-source.ts';
import { UnsupportedBinaryError, type BinaryImage } from './image.ts';
import { readFatMachO, readMachO } from './mach-o/read-mach-o.ts';
import { readPe } from './pe/read-pe.ts';

type Reader = (source: ByteSource, exports: readonly string[] | undefined) => readonly BinaryImage[];

const READERS: readonly [magic: string, read: Reader][] = [
  ['7f454c46', (source, exports) => [readElf(source, { exports })]],
  ['cffaedfe', (source) => [readMachO(source)]],
  ['cafebabe', readFatMachO],
  ['cafebabf', readFatMachO],
  ['4d5a', (source) => [readPe(source)]],
];

/**
 * Reads what a shared object says about itself, without loading it: one image, or one for each machine of a fat file.
 * The images read on in `source` when they are asked for code. `exports`: the exported names that matter; others may be
 * missing then, which is faster.
 * Throws an UnsupportedBinaryError for a file that is none or is for another machine, and a DamagedFileError for one
 * whose structures contradict it.
 */
export function readBinary(source: ByteSource, exports?: readonly string[]): readonly BinaryImage[] {
  const magic = source.size < 4 ? '' : source.read(0, 4).toString('hex');
  const reader = READERS.find(([start]) => magic.startsWith(start));
  if (reader === undefined) throw new UnsupportedBinaryError('not a shared object');
  try {
    return reader[1](source, exports);
  } catch (error) {
    // A structure that says it is shorter than its fields.
    if (error instanceof RangeError) throw new DamagedFileError(error.message);
    throw error;
  }
}
