import { DamagedFileError } from './byte-source.ts';
import { hiddenSymbols as hiddenInElf } from './elf/hidden-symbols.ts';
import { hiddenSymbols as hiddenInMachO } from './mach-o/hidden-symbols.ts';
import type { BinaryImage } from './image.ts';

/**
 * Names that a file defines and does not export. They are not needed to load it: most published files no longer list
 * them, PE files never do, and a damaged list says nothing.
 */
export function hiddenNames({ format, source }: BinaryImage): ReadonlySet<string> {
  try {
    switch (format) {
      case 'ELF':
        return hiddenInElf(source);
      case 'Mach-O':
        return hiddenInMachO(source);
      case 'PE':
        return new Set();
    }
  } catch (error) {
    // RangeError: a structure that says it is shorter than its fields.
    if (error instanceof DamagedFileError || error instanceof RangeError) return new Set();
    throw error;
  }
}
