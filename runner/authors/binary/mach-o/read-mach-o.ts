import { entriesOf, partOf, readUint64, type ByteSource } from '../byte-source.ts';
import { UnsupportedBinaryError, type BinaryImage, type ExportedSymbol, type Machine } from '../image.ts';
import { Pages } from '../pages.ts';
import { codeAt } from '../segments.ts';
import { readExportsTrie } from './exports-trie.ts';
import { readLoadCommands, type LoadCommands } from './load-commands.ts';
import { readSymbols } from './symbols.ts';

/** cputype of <mach/machine.h>. */
const MACHINES: Readonly<Record<number, Machine>> = { 0x01000007: 'x64', 0x0100000c: 'arm64' };
const FAT_64 = 0xcafebabf;
/** A Java class file begins with the same number as a fat file, and goes on with a version above 44. */
const MOST_MACHINES = 30;

/** What C calls `x` is called `_x` in a Mach-O file. */
const EXPORTED_PREFIXES = ['_napi_', '_node_'];

/** Every machine's part of a fat file that is understood. Throws an UnsupportedBinaryError when none is. */
export function readFatMachO(source: ByteSource): BinaryImage[] {
  const header = source.read(0, 8);
  const isFat64 = header.readUInt32BE(0) === FAT_64;
  const count = header.readUInt32BE(4);
  if (count > MOST_MACHINES) throw new UnsupportedBinaryError('not a shared object');
  const images: BinaryImage[] = [];
  for (const entry of entriesOf(source, { offset: 8, count, size: isFat64 ? 32 : 20 })) {
    if (MACHINES[entry.readUInt32BE(0)] === undefined) continue;
    const [offset, size] = isFat64
      ? [bigEndianUint64(entry, 8), bigEndianUint64(entry, 16)]
      : [entry.readUInt32BE(8), entry.readUInt32BE(12)];
    images.push(readMachO(partOf(source, offset, size)));
  }
  if (images.length === 0) throw new UnsupportedBinaryError('a Mach-O file for neither x64 nor arm64');
  return images;
}

function bigEndianUint64(bytes: Buffer, offset: number): number {
  return readUint64(Buffer.from(bytes.subarray(offset, offset + 8)).reverse(), 0);
}

/** Reads a Mach-O file for one machine. Throws a DamagedFileError or an UnsupportedBinaryError. */
export function readMachO(source: ByteSource): BinaryImage {
  const header = source.read(0, 32);
  const machine = MACHINES[header.readUInt32LE(4)];
  if (machine === undefined) throw new UnsupportedBinaryError('a Mach-O file for neither x64 nor arm64');
  const commands = readLoadCommands(source, header);
  const pages = new Pages(source);
  const { imports, weak, exports } = readNames(source, commands, pages);
  return {
    format: 'Mach-O',
    machine,
    imports,
    weak,
    exports,
    source,
    libraries: commands.libraries,
    symbolVersions: [],
    binding: commands.hasLazyBindings ? 'lazy' : 'load',
    code: (address, length) => codeAt(source, commands.segments, address, length),
  };
}

function readNames(source: ByteSource, commands: LoadCommands, pages: Pages) {
  const [imports, weak] = [new Set<string>(), new Set<string>()];
  const exports = new Map<string, ExportedSymbol>();
  for (const { name, isVisible, isDefined, isWeak, address } of readSymbols(source, commands, pages)) {
    if (!isVisible) continue;
    if (isDefined) exports.set(name, { address });
    else if (address === 0) imports.add(name);
    if (isWeak) weak.add(name);
  }
  const base = commands.segments.find(({ offset, size }) => offset === 0 && size > 0)?.address;
  if (commands.exportsTrie !== null && base !== undefined) {
    for (const [name, offset] of readExportsTrie(pages, commands.exportsTrie, EXPORTED_PREFIXES)) {
      exports.set(name.slice(1), { address: base + offset });
    }
  }
  return { imports, weak, exports };
}
