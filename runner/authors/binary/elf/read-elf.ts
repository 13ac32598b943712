import { DamagedFileError, entriesOf, readUint64, type ByteSource } from '../byte-source.ts';
import { UnsupportedBinaryError, type BinaryImage, type ExportedSymbol, type Machine } from '../image.ts';
import { codeAt, offsetOf, type Segment } from '../segments.ts';
import { Pages } from '../pages.ts';
import { readDynamicSection, TAG, type DynamicSection } from './dynamic-section.ts';
import { readSymbolVersions } from './symbol-versions.ts';
import {
  countDynamicSymbols,
  readGnuHashTable,
  readSymbols,
  symbolsByGnuHash,
  type ElfSymbol,
} from './symbols.ts';

/** e_machine: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const MACHINES: Readonly<Record<number, Machine>> = { 62: 'x64', 183: 'arm64' };
const OTHER_MACHINES: Readonly<Record<number, string>> = {
  3: 'x86',
  8: 'MIPS',
  20: 'PowerPC',
  21: 'PowerPC64',
  22: 's390x',
  40: 'arm',
  243: 'RISC-V',
  258: 'LoongArch',
};
const EXECUTABLE = 2;
const SHARED_OBJECT = 3;
const LOAD = 1;
const DYNAMIC = 2;
const BIND_NOW_FLAG = 8;
const NOW_FLAG_1 = 1;

/** What of a file is read. */
export interface ElfScope {
  /** Exported names that matter: where a hash table finds them, other exports are not read. Missing: all. */
  readonly exports?: readonly string[] | undefined;
  /** Whether it may be a program, which no other file loads. */
  readonly program?: boolean;
}

/** Reads an ELF file of 64 bits. Throws a DamagedFileError or an UnsupportedBinaryError. */
export function readElf(
  source: ByteSource,
  { exports: wanted, program = false }: ElfScope = {},
): BinaryImage {
  const header = source.read(0, 64);
  const machine = machineOf(header);
  const type = header.readUInt16LE(16);
  if (type !== SHARED_OBJECT && !(program && type === EXECUTABLE)) {
    throw new UnsupportedBinaryError('an ELF file that is not a shared object');
  }
  const { segments, dynamic: place } = readProgramHeaders(source, header);
  const dynamic = place === null ? new Map<number, number[]>() : readDynamicSection(source, place);
  const text = new Pages(source);
  const names = namesOf(segments, dynamic);
  const nameAt = (index: number) => (names === null ? '' : text.textAt(names + index));
  const relevantNameAt = (index: number) => (names === null ? null : text.relevantTextAt(names + index));
  const [imports, weak] = [new Set<string>(), new Set<string>()];
  const exports = new Map<string, ExportedSymbol>();
  for (const symbol of symbolsOf(source, segments, dynamic, wanted)) {
    const name = symbol.isVisible ? relevantNameAt(symbol.name) : null;
    if (name === null) continue;
    if (symbol.isDefined) exports.set(name, { address: symbol.address });
    else imports.add(name);
    if (symbol.isWeak) weak.add(name);
  }
  return {
    format: 'ELF',
    machine,
    imports,
    weak,
    exports,
    source,
    libraries: (dynamic.get(TAG.NEEDED) ?? []).map(nameAt),
    symbolVersions: versionsOf(source, segments, dynamic, text),
    binding: bindsNow(dynamic) ? 'load' : 'lazy',
    code: (address, length) => codeAt(source, segments, address, length),
  };
}

function machineOf(header: Buffer): Machine {
  if (header.readUInt8(5) !== 1) throw new UnsupportedBinaryError('an ELF file of a big-endian machine');
  if (header.readUInt8(4) !== 2) throw new UnsupportedBinaryError('an ELF file of 32 bits');
  const number = header.readUInt16LE(18);
  const machine = MACHINES[number];
  if (machine === undefined) {
    throw new UnsupportedBinaryError(`an ELF file for ${OTHER_MACHINES[number] ?? `machine ${number}`}`);
  }
  return machine;
}

interface ProgramHeaders {
  readonly segments: readonly Segment[];
  readonly dynamic: Segment | null;
}

function readProgramHeaders(source: ByteSource, header: Buffer): ProgramHeaders {
  const size = header.readUInt16LE(54);
  if (size < 56) throw new DamagedFileError(`program headers of ${size} bytes`);
  const segments: Segment[] = [];
  let dynamic: Segment | null = null;
  const table = { offset: readUint64(header, 32), count: header.readUInt16LE(56), size };
  for (const entry of entriesOf(source, table)) {
    const type = entry.readUInt32LE(0);
    if (type !== LOAD && type !== DYNAMIC) continue;
    const segment = {
      offset: readUint64(entry, 8),
      address: readUint64(entry, 16),
      size: readUint64(entry, 32),
    };
    if (type === LOAD) segments.push(segment);
    else dynamic = segment;
  }
  return { segments, dynamic };
}

function namesOf(segments: readonly Segment[], dynamic: DynamicSection): number | null {
  const [address] = dynamic.get(TAG.STRTAB) ?? [];
  return address === undefined ? null : offsetOf(segments, address);
}

/** The dynamic symbols; with `wanted`, and where a hash table allows it, of those defined only what may have these names. */
function* symbolsOf(
  source: ByteSource,
  segments: readonly Segment[],
  dynamic: DynamicSection,
  wanted: readonly string[] | undefined,
): Generator<ElfSymbol> {
  const [address] = dynamic.get(TAG.SYMTAB) ?? [];
  if (address === undefined) return;
  const symbols = offsetOf(segments, address);
  const [gnuHash] = dynamic.get(TAG.GNU_HASH) ?? [];
  if (wanted === undefined || gnuHash === undefined) {
    yield* readSymbols(source, symbols, countDynamicSymbols(source, segments, dynamic));
    return;
  }
  const table = readGnuHashTable(source, offsetOf(segments, gnuHash));
  yield* readSymbols(source, symbols, table.first);
  for (const name of wanted) {
    for (const place of symbolsByGnuHash(source, table, name)) yield* readSymbols(source, symbols, 1, place);
  }
}

function versionsOf(
  source: ByteSource,
  segments: readonly Segment[],
  dynamic: DynamicSection,
  text: Pages,
): string[] {
  const [address] = dynamic.get(TAG.VERNEED) ?? [];
  const [count] = dynamic.get(TAG.VERNEEDNUM) ?? [];
  const names = namesOf(segments, dynamic);
  if (address === undefined || count === undefined || names === null) return [];
  return readSymbolVersions(source, { offset: offsetOf(segments, address), count, names, text });
}

function bindsNow(dynamic: DynamicSection): boolean {
  const flags = dynamic.get(TAG.FLAGS)?.[0] ?? 0;
  const flags1 = dynamic.get(TAG.FLAGS_1)?.[0] ?? 0;
  return dynamic.has(TAG.BIND_NOW) || (flags & BIND_NOW_FLAG) !== 0 || (flags1 & NOW_FLAG_1) !== 0;
}
