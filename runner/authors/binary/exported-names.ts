import { withFile } from './byte-source.ts';
import { readElf } from './elf/read-elf.ts';
import { UnsupportedBinaryError } from './image.ts';

const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1');

/**
 * The names of Node-API and of addons that an executable exports to what it loads; null when it is no ELF file for x64
 * or arm64. Throws what reading the file throws, and a DamagedFileError.
 */
export function exportedNames(file: string): readonly string[] | null {
  return withFile(file, (source) => {
    if (source.size < 4 || !source.read(0, 4).equals(ELF_MAGIC)) return null;
    try {
      return [...readElf(source, { program: true }).exports.keys()];
    } catch (error) {
      if (error instanceof UnsupportedBinaryError) return null;
      throw error;
    }
  });
}
