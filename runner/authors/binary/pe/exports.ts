import { DamagedFileError, type ByteSource } from '../byte-source.ts';
import type { ExportedSymbol } from '../image.ts';
import type { Pages } from '../pages.ts';
import { offsetOf, type Segment } from '../segments.ts';

const MOST_NAMES = 1_000_000;

/** The names of a table of exports, at `address`; 0: there is none. */
export function readExports(
  source: ByteSource,
  sections: readonly Segment[],
  pages: Pages,
  address: number,
): ReadonlyMap<string, ExportedSymbol> {
  const exports = new Map<string, ExportedSymbol>();
  if (address === 0) return exports;
  const table = source.read(offsetOf(sections, address), 40);
  const count = table.readUInt32LE(24);
  if (count === 0) return exports;
  if (count > MOST_NAMES) throw new DamagedFileError(`a table of ${count} exports`);
  const [functions, names, ordinals] = [28, 32, 36].map((at) => offsetOf(sections, table.readUInt32LE(at)));
  for (let index = 0; index < count; index += 1) {
    const nameAt = source.read((names ?? 0) + index * 4, 4).readUInt32LE(0);
    const name = pages.relevantTextAt(offsetOf(sections, nameAt));
    if (name === null) continue;
    const ordinal = source.read((ordinals ?? 0) + index * 2, 2).readUInt16LE(0);
    exports.set(name, { address: source.read((functions ?? 0) + ordinal * 4, 4).readUInt32LE(0) });
  }
  return exports;
}
