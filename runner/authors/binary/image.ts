import type { ByteSource } from './byte-source.ts';

/** The machines whose code is understood. */
export type Machine = 'x64' | 'arm64';

/** A symbol that an addon takes from its process or gives to it. */
export interface ExportedSymbol {
  /** In the address space of the image; see `code`. */
  readonly address: number;
}

/** What an entry of a symbol table says, in every format that has one. */
export interface SymbolEntry {
  readonly address: number;
  readonly isDefined: boolean;
  /** Neither local nor hidden. */
  readonly isVisible: boolean;
  /** A file loads without an import that is weak. */
  readonly isWeak: boolean;
}

/** What one file, or one machine's part of a fat file, says about itself. Nothing of it is loaded or run. */
export interface BinaryImage {
  readonly format: 'ELF' | 'Mach-O' | 'PE';
  readonly machine: Machine;
  /** Names that the file imports, as C sees them; only those for which `isRelevant` holds. */
  readonly imports: ReadonlySet<string>;
  /** Those of its names that are weak: it is loaded without an import that is. */
  readonly weak: ReadonlySet<string>;
  /** Names that the file exports, likewise. */
  readonly exports: ReadonlyMap<string, ExportedSymbol>;
  /** The bytes that it was read from: of a fat file, one machine's part. */
  readonly source: ByteSource;
  /** The libraries that it needs, as it names them. */
  readonly libraries: readonly string[];
  /** ELF: the versions of symbols that it needs, e.g. `GLIBC_2.34`. */
  readonly symbolVersions: readonly string[];
  /** When its imports are looked up: when it is loaded, or when each is first called. */
  readonly binding: 'load' | 'lazy';
  /** Bytes of its code; fewer at the end of a segment, and none outside of one. */
  code(address: number, length: number): Buffer;
}

/** A file that this reader does not understand, and what it is. */
export class UnsupportedBinaryError extends Error {
  override readonly name = 'UnsupportedBinaryError';
}

const RELEVANT =
  /^(?:_?napi_|node_api_|_?node_register_module|node_module_register|uv_|_ZNK?2v8|_ZNK?4node|dlsym$|GetProcAddress$|\?.*@(?:v8|node)@@)/;

const STARTS: ReadonlySet<number> = new Set(
  // In a Mach-O file each has a _ before it.
  [
    'napi',
    '_nap',
    '__na',
    'node',
    '_nod',
    '__no',
    '_uv_',
    '_ZN2',
    '_ZN4',
    '_ZNK',
    '__ZN',
    'dlsy',
    '_dls',
    'GetP',
  ].map((start) => Buffer.from(start).readUInt32LE()),
);

/**
 * Whether a name may be relevant that begins with these four bytes, as one number. Most names in a file are not: they
 * need not be read.
 */
export function isRelevantStart(start: number): boolean {
  return STARTS.has(start) || (start & 0xffffff) === 0x5f7675 || (start & 0xff) === 0x3f; // `uv_` and `?`
}

/** Whether a name says something about how an addon uses its runtime. */
export function isRelevant(name: string): boolean {
  return RELEVANT.test(name);
}
