import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../byte-source.ts';
import type { BinaryImage, Machine } from '../image.ts';
import { returnedConstant } from './returned-constant.ts';

/** An image whose code, at address 0, is these bytes. */
function imageOf(machine: Machine, hex: string): BinaryImage {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return {
    format: 'ELF',
    machine,
    imports: new Set(),
    weak: new Set(),
    exports: new Map(),
    source: bytesInMemory(Buffer.alloc(0)),
    libraries: [],
    symbolVersions: [],
    binding: 'lazy',
    code: (address, length) => bytes.subarray(address, address + length),
  };
}

const constant = (machine: Machine, hex: string) => returnedConstant(imageOf(machine, hex), 0);

/** arm64 instructions are words; a file has them in little-endian order. */
const words = (...list: readonly number[]) =>
  list.map((word) => Buffer.from(Uint32Array.of(word).buffer).toString('hex')).join('');

describe('x64: a function returns', () => {
  it.each<[string, string, number]>([
    ['mov eax, 10; ret', 'b8 0a000000 c3', 10],
    ['endbr64; mov eax, 9; ret', 'f30f1efa b8 09000000 c3', 9],
    ['the frame of -O0', '55 4889e5 b8 08000000 5d c3', 8],
    ['the frame of -O0 with leave', '55 4889e5 4883ec10 b8 08000000 c9 c3', 8],
    ['xor eax, eax', '31c0 c3', 0],
    ['or eax, -1', '83c8ff c3', -1],
    ['mov rax, imm32', '48c7c0 ffffff7f c3', 2147483647],
    ['push imm8; pop rax', '6a 0a 58 c3', 10],
    ['a counter before it', '8305 11223344 01 b8 0a000000 c3', 10],
    ['a long nop before it', '660f1f840000000000 b8 0a000000 c3', 10],
    ['jmp rel32 to it', 'e9 02000000 cccc b8 0a000000 c3', 10],
    ['jmp rel8 to it', 'eb 01 cc b8 0a000000 c3', 10],
    ['call of a function that returns it', 'e8 01000000 c3 b8 0a000000 c3', 10],
    ['repz ret', 'b8 0a000000 f3c3', 10],
    ['ret imm16', 'b8 0a000000 c20800', 10],
  ])('%s', (_what, hex, value) => {
    expect(constant('x64', hex)).toBe(value);
  });

  it.each<[string, string]>([
    ['a number from memory', '8b05 00000000 c3'],
    ['a number that depends on a jump', 'b8 0a000000 7401 c3'],
    ['what was in the register', 'c3'],
    ['what a function returns that is not understood', 'e8 01000000 c3 0fa2 c3'],
    ['a constant after a call that is not understood', 'e8 06000000 b8 0a000000 c3 0fa2'],
    ['nothing: it never ends', 'eb fe'],
    ['nothing: it calls itself', 'e8 fbffffff c3'],
    ['nothing: the code ends', 'b8 0a00'],
    ['a pop without a push', '58 c3'],
    ['a jump out of the file', 'e9 00000070'],
  ])('%s: unknown', (_what, hex) => {
    expect(constant('x64', hex)).toBeNull();
  });
});

describe('arm64: a function returns', () => {
  it.each<[string, string, number]>([
    ['mov w0, #10; ret', words(0x52800140, 0xd65f03c0), 10],
    ['bti c before it', words(0xd503245f, 0x52800120, 0xd65f03c0), 9],
    ['movn', words(0x12800000, 0xd65f03c0), -1],
    ['movz and movk', words(0x52822e00, 0x72a00020, 0xd65f03c0), 70000],
    ['orr w0, wzr, #0x7fffffff', words(0x32007be0, 0xd65f03c0), 2147483647],
    ['signed return addresses', words(0xd503233f, 0x52800140, 0xd50323bf, 0xd65f03c0), 10],
    ['retaa', words(0x52800140, 0xd65f0bff), 10],
    ['a frame', words(0xa9bf7bfd, 0x910003fd, 0x52800140, 0xa8c17bfd, 0xd65f03c0), 10],
    [
      'a counter before it',
      words(0x90000008, 0xb9400109, 0x11000529, 0xb9000109, 0x52800140, 0xd65f03c0),
      10,
    ],
    ['b to it', words(0x14000002, 0, 0x52800140, 0xd65f03c0), 10],
    ['bl to it', words(0x94000002, 0xd65f03c0, 0x52800140, 0xd65f03c0), 10],
  ])('%s', (_what, hex, value) => {
    expect(constant('arm64', hex)).toBe(value);
  });

  it.each<[string, string]>([
    ['a number from memory', words(0x90000008, 0xb9400100, 0xd65f03c0)],
    ['the half of a number', words(0x72a00020, 0xd65f03c0)],
    ['what depends on a condition', words(0x52800140, 0x54000040, 0xd65f03c0)],
    ['nothing: it never ends', words(0x14000000)],
  ])('%s: unknown', (_what, hex) => {
    expect(constant('arm64', hex)).toBeNull();
  });
});
