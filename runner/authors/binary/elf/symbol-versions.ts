import { DamagedFileError, type ByteSource } from '../byte-source.ts';
import type { Pages } from '../pages.ts';

const MOST = 4096;

/**
 * The versions of symbols that a file needs, e.g. `GLIBC_2.34`, each once.
 * https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html
 */
export function readSymbolVersions(
  source: ByteSource,
  { offset, count, names, text }: { offset: number; count: number; names: number; text: Pages },
): string[] {
  const versions = new Set<string>();
  let left = MOST;
  let need = offset;
  for (let index = 0; index < count; index += 1) {
    if ((left -= 1) < 0) throw new DamagedFileError(`more than ${MOST} versions of symbols`);
    const header = source.read(need, 16);
    let part = need + header.readUInt32LE(8);
    for (let each = header.readUInt16LE(2); each > 0; each -= 1) {
      if ((left -= 1) < 0) throw new DamagedFileError(`more than ${MOST} versions of symbols`);
      const entry = source.read(part, 16);
      versions.add(text.textAt(names + entry.readUInt32LE(8)));
      part += entry.readUInt32LE(12);
    }
    const next = header.readUInt32LE(12);
    if (next === 0) break;
    need += next;
  }
  return [...versions];
}
