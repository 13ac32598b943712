import { describe, expect, it } from 'vitest';
import { addonFacts } from './addon-facts.ts';
import { bytesInMemory, DamagedFileError, type ByteSource } from './byte-source.ts';
import { hiddenNames } from './hidden-names.ts';
import { readBinary } from './read-binary.ts';

/** How often a file is read whole, in bytes and in calls, before the reader ends; `tables` may point at each other. */
function timesRead(file: Buffer, read: (source: ByteSource) => unknown): number {
  const source = bytesInMemory(file);
  let bytes = 0;
  const counting = {
    size: source.size,
    read(offset: number, length: number) {
      bytes += length + 8;
      return source.read(offset, length);
    },
  };
  try {
    read(counting);
  } catch (error) {
    expect(error).toBeInstanceOf(DamagedFileError);
  }
  return bytes / file.length;
}

/** A PE file with one section: 4,000 libraries that all have the rest of the section as their list of names. */
function peWithOneListForAll(): Buffer {
  const [libraries, start, section] = [4000, 0x200, 400_000];
  const file = Buffer.alloc(start + section);
  file.write('MZ');
  file.writeUInt32LE(64, 60);
  file.write('PE', 64);
  file.writeUInt16LE(0x8664, 68);
  file.writeUInt16LE(1, 70);
  file.writeUInt16LE(240, 84);
  file.writeUInt16LE(0x20b, 88);
  file.writeUInt32LE(16, 88 + 108);
  file.writeUInt32LE(0x1000, 88 + 112 + 8);
  file.writeUInt32LE(section, 328 + 8);
  file.writeUInt32LE(0x1000, 328 + 12);
  file.writeUInt32LE(section, 328 + 16);
  file.writeUInt32LE(start, 328 + 20);
  const list = libraries * 20 + 20;
  for (let index = 0; index < libraries; index += 1) {
    file.writeUInt32LE(0x1000 + list, start + index * 20);
    file.writeUInt32LE(0x1000 + list, start + index * 20 + 12);
  }
  for (let at = list; at < section - 16; at += 8) file.writeUInt32LE(0x1000 + list, start + at);
  return file;
}

/** An ELF file whose 1,000 sections are all one table of symbols, the file itself. */
function elfWithOneTableForAll(): Buffer {
  const [sections, symbols] = [1000, 10_000];
  const file = Buffer.alloc(64 + 56 + sections * 64 + symbols * 24, 1);
  file.fill(0, 0, 120);
  file.write('\x7fELF\x02\x01', 'latin1');
  file.writeUInt16LE(3, 16);
  file.writeUInt16LE(62, 18);
  file.writeBigUInt64LE(64n, 32);
  file.writeBigUInt64LE(120n, 40);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(1, 56);
  file.writeUInt16LE(64, 58);
  file.writeUInt16LE(sections, 60);
  const table = 120 + sections * 64;
  for (let index = 0; index < symbols; index += 1) file.writeUInt32LE(0, table + index * 24);
  for (let index = 0; index < sections; index += 1) {
    const at = 120 + index * 64;
    file.fill(0, at, at + 64);
    file.writeUInt32LE(2, at + 4);
    file.writeBigUInt64LE(BigInt(table), at + 24);
    file.writeBigUInt64LE(BigInt(symbols * 24), at + 32);
  }
  return file;
}

/** A Mach-O file whose symbols are all called by one long name. */
function machOWithOneNameForAll(): Buffer {
  const symbols = 20_000;
  const file = Buffer.alloc(32 + 24 + symbols * 16 + 4096);
  file.fill('napi_', 56 + symbols * 16);
  file.writeUInt32LE(0xfeedfacf, 0);
  file.writeUInt32LE(0x01000007, 4);
  file.writeUInt32LE(1, 16);
  file.writeUInt32LE(2, 32);
  file.writeUInt32LE(24, 36);
  file.writeUInt32LE(56, 40);
  file.writeUInt32LE(symbols, 44);
  file.writeUInt32LE(56 + symbols * 16, 48);
  for (let index = 0; index < symbols; index += 1) file.writeUInt8(1, 56 + index * 16 + 4);
  return file;
}

describe('tables that overlap do not make a file be read many times over', () => {
  it('lists of imports', () => {
    expect(timesRead(peWithOneListForAll(), addonFacts)).toBeLessThan(20);
  });

  it('tables of symbols', () => {
    const hidden = (source: ByteSource) => readBinary(source).map(hiddenNames);
    expect(timesRead(elfWithOneTableForAll(), hidden)).toBeLessThan(20);
  });

  it('names', () => {
    expect(() => readBinary(bytesInMemory(machOWithOneNameForAll()))).toThrow('names that overlap');
  });
});
