import { open, type FileHandle } from 'node:fs/promises';

/** `\x7fELF`, 64 bits, little-endian: the executables of Linux on x64 and arm64. */
const ELF64_LE = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
const SHT_DYNSYM = 11;
const SYMBOL_SIZE = 24;
/** More sections than any executable has. */
const MAX_SECTIONS = 10_000;

interface Section {
  readonly type: number;
  readonly link: number;
  readonly offset: number;
  readonly size: number;
}

/**
 * The names that an executable exports to what it loads, by its dynamic symbol table; null when the file is no ELF file
 * of 64 bits and little-endian. Throws what reading the file throws, and a RangeError when its tables are damaged.
 */
export async function exportedNames(file: string): Promise<readonly string[] | null> {
  const handle = await open(file);
  try {
    const header = await read(handle, 0, 64);
    if (!header.subarray(0, ELF64_LE.length).equals(ELF64_LE)) return null;
    const all = await sections(handle, header);
    const symbols = all.find(({ type }) => type === SHT_DYNSYM);
    const strings = symbols && all[symbols.link];
    if (symbols === undefined || strings === undefined) return [];
    return namesOf(
      await read(handle, symbols.offset, symbols.size),
      await read(handle, strings.offset, strings.size),
    );
  } finally {
    await handle.close();
  }
}

async function sections(handle: FileHandle, header: Buffer): Promise<Section[]> {
  const size = header.readUInt16LE(58);
  const count = Math.min(header.readUInt16LE(60), MAX_SECTIONS);
  const table = await read(handle, Number(header.readBigUInt64LE(40)), size * count);
  return Array.from({ length: count }, (_, index) => ({
    type: table.readUInt32LE(index * size + 4),
    offset: Number(table.readBigUInt64LE(index * size + 24)),
    size: Number(table.readBigUInt64LE(index * size + 32)),
    link: table.readUInt32LE(index * size + 40),
  }));
}

/** A symbol of section 0 is imported. */
function namesOf(symbols: Buffer, strings: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + SYMBOL_SIZE <= symbols.length; at += SYMBOL_SIZE) {
    if (symbols.readUInt16LE(at + 6) === 0) continue;
    const start = symbols.readUInt32LE(at);
    names.push(strings.toString('latin1', start, strings.indexOf(0, start)));
  }
  return names;
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { size } = await handle.stat();
  if (position + length > size)
    throw new RangeError(`no ${length} bytes at ${position}: the file is damaged`);
  const buffer = Buffer.alloc(length);
  await handle.read(buffer, 0, length, position);
  return buffer;
}
