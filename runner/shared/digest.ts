import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fileStamp, isCurrent, stampOf } from './file-stamp.ts';
import { readJsonCache, writeJsonCache } from './json-cache.ts';

/** The digest of a file's bytes. */
export async function digestFile(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

const remembered = z.strictObject({ path: z.string(), stamp: fileStamp, sha256: z.string() });

/** SHA-256 of an executable, in hex. Remembered in the cache for a day, unless the file changes. */
export async function digestExecutable(executable: string, cacheDir: string): Promise<string> {
  const real = await realpath(executable);
  const stamp = await stampOf(real);
  const key = createHash('sha256').update(real).digest('hex').slice(0, 32);
  const file = path.join(cacheDir, 'digests', `${key}.json`);
  const known = await readJsonCache(file, remembered);
  if (known?.path === real && isCurrent(known.stamp, stamp)) return known.sha256;
  const sha256 = await digestFile(real, 'sha256', 'hex');
  await writeJsonCache(file, { path: real, stamp, sha256 });
  return sha256;
}
