import { addonFacts, type AddonFacts } from '../binary/addon-facts.ts';
import { DamagedFileError, withFile } from '../binary/byte-source.ts';
import { UnsupportedBinaryError } from '../binary/image.ts';

/** The facts of a file, or why it has none. */
export type FileFacts =
  | { readonly kind: 'read'; readonly parts: readonly AddonFacts[] }
  | { readonly kind: 'not read'; readonly why: string };

/** Reads a file without loading it. Throws only what opening and reading a file throw. */
export function readFacts(file: string): FileFacts {
  try {
    return { kind: 'read', parts: withFile(file, addonFacts) };
  } catch (error) {
    if (error instanceof UnsupportedBinaryError) return { kind: 'not read', why: error.message };
    if (error instanceof DamagedFileError) return { kind: 'not read', why: `damaged: ${error.message}` };
    throw error;
  }
}
