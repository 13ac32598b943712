import { blocksOf, readUint64, type ByteSource } from '../byte-source.ts';
import type { SymbolEntry } from '../image.ts';
import type { Pages } from '../pages.ts';
import type { LoadCommands } from './load-commands.ts';

const SYMBOL_SIZE = 16;
const EXTERNAL = 0x01;
const PRIVATE_EXTERNAL = 0x10;
const TYPE = 0x0e;
const UNDEFINED = 0;
const DEBUGGING = 0xe0;
const WEAK_REFERENCE = 0x40;

/** One entry of the symbol table, from <mach-o/nlist.h>. */
export interface MachOSymbol extends SymbolEntry {
  /** As C sees it. */
  readonly name: string;
}

/** The relevant symbols of an image, without those for debuggers. */
export function* readSymbols(
  source: ByteSource,
  { symbols }: LoadCommands,
  pages: Pages,
): Generator<MachOSymbol> {
  if (symbols === null) return;
  const { offset, count, names } = symbols;
  for (const block of blocksOf(source, { offset, count, size: SYMBOL_SIZE })) {
    for (let at = 0; at < block.length; at += SYMBOL_SIZE) {
      const type = block.readUInt8(at + 4);
      if ((type & DEBUGGING) !== 0) continue;
      const name = pages.relevantTextAt(names + block.readUInt32LE(at), '_');
      if (name === null) continue;
      yield {
        name,
        address: readUint64(block, at + 8),
        isDefined: (type & TYPE) !== UNDEFINED,
        isWeak: (block.readUInt16LE(at + 6) & WEAK_REFERENCE) !== 0,
        isVisible: (type & EXTERNAL) !== 0 && (type & PRIVATE_EXTERNAL) === 0,
      };
    }
  }
}
