import { DamagedFileError, readUint64, type ByteSource } from '../byte-source.ts';
import type { Segment } from '../segments.ts';

/** Load commands, from <mach-o/loader.h>. */
const COMMAND = {
  SYMTAB: 0x2,
  LOAD_DYLIB: 0xc,
  SEGMENT_64: 0x19,
  LAZY_LOAD_DYLIB: 0x20,
  DYLD_INFO: 0x22,
  LOAD_WEAK_DYLIB: 0x80000018,
  REEXPORT_DYLIB: 0x8000001f,
  DYLD_INFO_ONLY: 0x80000022,
  DYLD_EXPORTS_TRIE: 0x80000033,
} as const;
const LIBRARIES: readonly number[] = [
  COMMAND.LOAD_DYLIB,
  COMMAND.LAZY_LOAD_DYLIB,
  COMMAND.LOAD_WEAK_DYLIB,
  COMMAND.REEXPORT_DYLIB,
];
const MOST_COMMANDS = 4096;

/** A part of the file, in bytes. */
export interface Range {
  readonly offset: number;
  readonly size: number;
}

export interface LoadCommands {
  readonly segments: readonly Segment[];
  readonly symbols: { readonly offset: number; readonly count: number; readonly names: number } | null;
  readonly libraries: readonly string[];
  readonly exportsTrie: Range | null;
  /** Whether some imports are looked up when they are first called. */
  readonly hasLazyBindings: boolean;
}

export function readLoadCommands(source: ByteSource, header: Buffer): LoadCommands {
  const count = header.readUInt32LE(16);
  if (count > MOST_COMMANDS) throw new DamagedFileError(`${count} load commands`);
  const segments: Segment[] = [];
  const libraries: string[] = [];
  let symbols: LoadCommands['symbols'] = null;
  let exportsTrie: Range | null = null;
  let hasLazyBindings = false;
  let offset = 32;
  for (let index = 0; index < count; index += 1) {
    const start = source.read(offset, 8);
    const [type, size] = [start.readUInt32LE(0), start.readUInt32LE(4)];
    if (size < 8) throw new DamagedFileError(`a load command of ${size} bytes`);
    const command = source.read(offset, size);
    if (type === COMMAND.SEGMENT_64) {
      segments.push({
        address: readUint64(field(command, 24, 8), 0),
        offset: readUint64(field(command, 40, 8), 0),
        size: readUint64(field(command, 48, 8), 0),
      });
    } else if (type === COMMAND.SYMTAB) {
      const [at, entries, names] = [number(command, 8), number(command, 12), number(command, 16)];
      symbols = { offset: at, count: entries, names };
    } else if (type === COMMAND.DYLD_INFO || type === COMMAND.DYLD_INFO_ONLY) {
      hasLazyBindings = number(command, 36) > 0;
      exportsTrie = rangeOf(command, 40) ?? exportsTrie;
    } else if (type === COMMAND.DYLD_EXPORTS_TRIE) {
      exportsTrie = rangeOf(command, 8) ?? exportsTrie;
    } else if (LIBRARIES.includes(type)) {
      const name = command.subarray(number(command, 8));
      const end = name.indexOf(0);
      libraries.push(name.toString('latin1', 0, end === -1 ? name.length : end));
    }
    offset += size;
  }
  return { segments, symbols, libraries, exportsTrie, hasLazyBindings };
}

function field(command: Buffer, offset: number, length: number): Buffer {
  if (offset + length > command.length) throw new DamagedFileError('a load command that is too short');
  return command.subarray(offset, offset + length);
}

function number(command: Buffer, offset: number): number {
  return field(command, offset, 4).readUInt32LE(0);
}

function rangeOf(command: Buffer, offset: number): Range | null {
  const range = { offset: number(command, offset), size: number(command, offset + 4) };
  return range.size === 0 ? null : range;
}
