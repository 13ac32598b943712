import type { ByteSource } from '../byte-source.ts';
import { isRelevant } from '../image.ts';
import type { Pages } from '../pages.ts';
import { offsetOf, type Segment } from '../segments.ts';
import { entriesUntil } from './sections.ts';

const MOST_LIBRARIES = 4096;
const MOST_NAMES = 1_000_000;

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
  const table = { offset: offsetOf(sections, address), size: form.size, most: MOST_LIBRARIES };
  for (const entry of entriesUntil(source, table, (last) => last.readUInt32LE(form.library) === 0)) {
    libraries.push(pages.textAt(offsetOf(sections, entry.readUInt32LE(form.library))));
    const list = entry.readUInt32LE(form.names) || entry.readUInt32LE(form.addresses);
    if (list === 0) continue;
    for (const name of namesOf(source, sections, pages, list)) if (isRelevant(name)) names.add(name);
  }
  return { libraries, names };
}

function* namesOf(
  source: ByteSource,
  sections: readonly Segment[],
  pages: Pages,
  address: number,
): Generator<string> {
  const list = { offset: offsetOf(sections, address), size: 8, most: MOST_NAMES };
  const isZero = (entry: Buffer) => entry.readUInt32LE(0) === 0 && entry.readUInt32LE(4) === 0;
  for (const entry of entriesUntil(source, list, isZero)) {
    const isNumbered = entry.readUInt32LE(4) >= 2 ** 31;
    if (!isNumbered) yield pages.textAt(offsetOf(sections, entry.readUInt32LE(0)) + 2);
  }
}
