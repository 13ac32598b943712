import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ownerName } from './owner.ts';

/**
 * Writes a file completely or not at all: an existing file of that name stays until the last byte is written. The
 * folder must exist.
 */
export async function writeFileAtomically(
  file: string,
  text: string | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const chunks = typeof text === 'string' ? [text] : text;
  await createFileAtomically(file, async (temporary) => {
    const stream = createWriteStream(temporary, { flags: 'wx' });
    // A pipeline that fails early does not wait for its file to be opened, which would then be there after its removal.
    const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
    await pipeline(chunks, stream).finally(() => closed);
  });
}

/** The same for a file that `create` writes to the path it is given. */
export async function createFileAtomically(
  file: string,
  create: (temporary: string) => Promise<void>,
): Promise<void> {
  // Beside the file, because a rename does not work across file systems.
  const temporary = path.join(path.dirname(file), temporaryName(path.parse(file).name));
  try {
    await create(temporary);
    await rename(temporary, file);
  } finally {
    // The error of a failed write must not be replaced by the error of this removal.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

export function temporaryName(what: string): string {
  return `.${what}-${ownerName()}-${randomUUID()}`;
}
