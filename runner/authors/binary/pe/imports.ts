import type { ByteSource } from '../byte-source.ts';
import type { Pages } from '../pages.ts';
import { offsetOf, type Segment } from '../segments.ts';
import { entriesUntil } from './sections.ts';

const MOST_LIBRARIES = 4096;
const MOST_NAMES = 1_000_000;
const NAME_SIZE = 8;

/** Where the two tables of imports have what: https://learn.microsoft.com/windows/win32/debug/pe-format */
const TABLES = {
  load: { size: 20, library: 12, names: 0, addresses: 16 },
  delay: { size: 32, library: 4, names: 16, addresses: 12 },
} as const;

export interface Imports {
  readonly libraries: readonly string[];
  readonly names: ReadonlySet<string>;
}

/** The libraries and names of one table of imports, at `address`; 0: there is none. */
export function readImports(
  source: ByteSource,
  sections: readonly Segment[],
  pages: Pages,
  kind: keyof typeof TABLES,
  address: number,
): Imports {
  const libraries: string[] = [];
  const names = new Set<string>();
  if (address === 0) return { libraries, names };
  const form = TABLES[kind];
  // Lists of names that overlap would be read over and over.
  const left = { names: Math.min(MOST_NAMES, Math.ceil(source.size / NAME_SIZE)) };
  const table = { offset: offsetOf(sections, address), size: form.size, most: MOST_LIBRARIES };
  for (const entry of entriesUntil(source, table, (last) => last.readUInt32LE(form.library) === 0)) {
    libraries.push(pages.textAt(offsetOf(sections, entry.readUInt32LE(form.library))));
    const list = entry.readUInt32LE(form.names) || entry.readUInt32LE(form.addresses);
    if (list === 0) continue;
    for (const name of namesOf(source, sections, pages, list, left)) names.add(name);
  }
  return { libraries, names };
}

/** Those that are relevant. */
function* namesOf(
  source: ByteSource,
  sections: readonly Segment[],
  pages: Pages,
  address: number,
  left: { names: number },
): Generator<string> {
  const list = { offset: offsetOf(sections, address), size: NAME_SIZE, most: left.names };
  const isZero = (entry: Buffer) => entry.readUInt32LE(0) === 0 && entry.readUInt32LE(4) === 0;
  for (const entry of entriesUntil(source, list, isZero)) {
    left.names -= 1;
    const isNumbered = entry.readUInt32LE(4) >= 2 ** 31;
    if (isNumbered) continue;
    const name = pages.relevantTextAt(offsetOf(sections, entry.readUInt32LE(0)) + 2);
    if (name !== null) yield name;
  }
}
