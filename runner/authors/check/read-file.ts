import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
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

/**
 * The parts of a file that register an addon of Node-API, one for each machine. Throws a UserError where there are none; `taker`:
 * what the file was given to, for the error.
 */
export function readAddonParts(file: string, taker: string): readonly AddonFacts[] {
  const read = readGiven(file, taker);
  if (read.kind === 'not read')
    throw new UserError(`${taker} expected an addon; ${printable(file)} is ${read.why}`);
  const parts = read.parts.filter(({ registration }) => registration !== 'none' && registration !== 'v8');
  if (parts.length > 0) return parts;
  throw new UserError(`${taker} expected an addon; ${printable(file)} registers none of Node-API`);
}

function readGiven(file: string, taker: string): FileFacts {
  try {
    return readFacts(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError(`${taker} expected an addon; ${printable(file)} cannot be read (${code})`);
  }
}
