import { expect, it } from 'vitest';
import { bytesInMemory } from './byte-source.ts';
import { embeddedObject } from './embedded-object.ts';

const MEGABYTE = 2 ** 20;

/** A file of 3 MB with these bytes at an offset. */
function fileWith(offset: number, hex: string): ReturnType<typeof bytesInMemory> {
  const bytes = Buffer.alloc(3 * MEGABYTE);
  bytes.set(Buffer.from(hex, 'hex'), offset);
  return bytesInMemory(bytes);
}

const ELF = '7f454c4602010100000000000000000003003e00';
const MACH_O = 'cffaedfe0c0000010000000008000000';
const PE = `5045000064860000${'00'.repeat(14)}02200b02`;

it.each([
  ['ELF', ELF, 'a second shared object (ELF)'],
  ['Mach-O', MACH_O, 'a second shared object (Mach-O)'],
  ['PE', PE, 'a second shared object (PE)'],
  ['zstd', '28b52ffd4800000002', null],
  ['zstd', '28b52ffda00000e001', 'compressed data (zstd) of 30.0 MB, which may be a second addon'],
])('%s: %s is %s', (_format, hex, expected) => {
  expect(embeddedObject(fileWith(MEGABYTE + 4096, hex))).toBe(expected);
  expect(embeddedObject(fileWith(2 * MEGABYTE - 3, hex))).toBe(expected);
});

it('the header of the file itself, an executable and a bare magic do not count', () => {
  expect(embeddedObject(fileWith(0, ELF))).toBeNull();
  expect(embeddedObject(fileWith(9000, ELF.replace('03003e00', '02003e00')))).toBeNull();
  expect(embeddedObject(fileWith(9000, '7f454c460201'))).toBeNull();
  expect(embeddedObject(fileWith(3 * MEGABYTE - 20, ELF))).toBeNull();
});

it('a file is read up to 64 MB and in small pieces', () => {
  let read = 0;
  const largest: number[] = [];
  const source = {
    size: 2 ** 40,
    read(_offset: number, length: number) {
      read += length;
      largest.push(length);
      return Buffer.alloc(length);
    },
  };
  expect(embeddedObject(source)).toBeNull();
  expect(read).toBeLessThan(65 * MEGABYTE);
  expect(Math.max(...largest)).toBeLessThan(2 * MEGABYTE);
});
