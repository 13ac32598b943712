import { stat } from 'node:fs/promises';
import { z } from 'zod';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** A file at the time at which its bytes were read. */
export const fileStamp = z.strictObject({
  size: z.number(),
  mtimeMs: z.number(),
  /** Cannot be set back, unlike the time of modification. */
  ctimeMs: z.number(),
  ino: z.number(),
  /** Milliseconds since 1970. */
  readAt: z.number(),
});
export type FileStamp = z.infer<typeof fileStamp>;

/** Make it before the bytes are read, so that a change while they are read is noticed later. */
export async function stampOf(file: string): Promise<FileStamp> {
  const { size, mtimeMs, ctimeMs, ino } = await stat(file);
  return { size, mtimeMs, ctimeMs, ino, readAt: Date.now() };
}

/** Whether a file has not changed since it was read. After a day it is read again: a disk can fail silently. */
export function isCurrent(known: FileStamp, now: FileStamp): boolean {
  const age = now.readAt - known.readAt;
  const isSame = (['size', 'mtimeMs', 'ctimeMs', 'ino'] as const).every((key) => known[key] === now[key]);
  return isSame && age >= 0 && age < A_DAY_MS;
}
