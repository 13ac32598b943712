import { DamagedFileError, type ByteSource } from '../byte-source.ts';
import { UnsupportedBinaryError, type BinaryImage, type Machine } from '../image.ts';
import { Pages } from '../pages.ts';
import { codeAt } from '../segments.ts';
import { readExports } from './exports.ts';
import { readImports } from './imports.ts';
import { readSections } from './sections.ts';

/** https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types */
const MACHINES: Readonly<Record<number, Machine>> = { 0x8664: 'x64', 0xaa64: 'arm64' };
const OTHER_MACHINES: Readonly<Record<number, string>> = { 0x14c: 'x86', 0x1c4: 'arm', 0xa641: 'ARM64EC' };
const PE32_PLUS = 0x20b;
const EXPORTS = 0;
const IMPORTS = 1;
const DELAYED_IMPORTS = 13;

/** Reads a PE file of 64 bits. Throws a DamagedFileError or an UnsupportedBinaryError. */
export function readPe(source: ByteSource): BinaryImage {
  const start = source.read(60, 4).readUInt32LE(0);
  const header = source.read(start, 24);
  if (header.readUInt32BE(0) !== 0x50450000) throw new UnsupportedBinaryError('not a shared object');
  const number = header.readUInt16LE(4);
  const machine = MACHINES[number];
  if (machine === undefined) {
    throw new UnsupportedBinaryError(
      `a PE file for ${OTHER_MACHINES[number] ?? `machine 0x${number.toString(16)}`}`,
    );
  }
  const optional = source.read(start + 24, header.readUInt16LE(20));
  if (optional.length < 112 || optional.readUInt16LE(0) !== PE32_PLUS) {
    throw new DamagedFileError('no header of a 64-bit image');
  }
  const sections = readSections(source, start + 24 + optional.length, header.readUInt16LE(6));
  const pages = new Pages(source);
  const tableOf = (index: number) => directory(optional, index);
  const load = readImports(source, sections, pages, 'load', tableOf(IMPORTS));
  const delayed = readImports(source, sections, pages, 'delay', tableOf(DELAYED_IMPORTS));
  const isLazy = [...delayed.names].some((name) => /^(?:napi|node_api)_/.test(name));
  return {
    format: 'PE',
    machine,
    imports: new Set([...load.names, ...delayed.names]),
    weak: new Set(),
    exports: readExports(source, sections, pages, tableOf(EXPORTS)),
    source,
    libraries: [...load.libraries, ...delayed.libraries],
    symbolVersions: [],
    binding: isLazy ? 'lazy' : 'load',
    code: (address, length) => codeAt(source, sections, address, length),
  };
}

/** The address of a data directory; 0: the image has none. */
function directory(optional: Buffer, index: number): number {
  const count = optional.readUInt32LE(108);
  const at = 112 + index * 8;
  return index < count && at + 4 <= optional.length ? optional.readUInt32LE(at) : 0;
}
