import { createHash } from 'node:crypto';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { digestFile } from '../../shared/digest.ts';
import { fileStamp, isCurrent, stampOf } from '../../shared/file-stamp.ts';
import { readJsonCache, writeJsonCache } from '../../shared/json-cache.ts';
import { readCached, releaseFolder, type RuntimeRecord } from './cached-runtime.ts';
import { identification } from './identification.ts';
import { identifyRelease } from './identify-release.ts';
import type { ReleaseSource } from './release-source.ts';
import { UnusableReleaseError } from './unusable-release-error.ts';

/** The result of the last check: the executable, and a digest of the record that it agreed with. */
const checked = z.strictObject({ executable: fileStamp, record: z.string() });

/**
 * The record of a cached release whose executable has the recorded digest and identity, or null. Both are checked when
 * the executable or the record changed, and once a day: hashing 120 MB takes 0.1 s.
 */
export async function readIntact(
  source: ReleaseSource,
  version: string,
  signal: AbortSignal,
): Promise<RuntimeRecord | null> {
  const record = await readCached(source, version);
  if (record === null) return null;
  const folder = releaseFolder(source, version);
  const executable = path.join(folder, source.package.executable);
  const stamp = await stampOf(executable);
  const digest = createHash('sha256').update(JSON.stringify(record)).digest('hex');
  const memo = path.join(source.cacheDir, 'digests', `${path.basename(folder)}.json`);
  const last = await readJsonCache(memo, checked);
  if (last?.record === digest && isCurrent(last.executable, stamp)) return record;
  if (!(await agrees(source, record, executable, signal))) return null;
  await writeJsonCache(memo, { executable: stamp, record: digest });
  return record;
}

/** Whether an executable is the recorded one. Only one with the recorded digest is executed. */
async function agrees(
  source: ReleaseSource,
  record: RuntimeRecord,
  executable: string,
  signal: AbortSignal,
): Promise<boolean> {
  if ((await digestFile(executable, 'sha256', 'hex')) !== record.sha256) return false;
  try {
    const identity = await identifyRelease(source, record.version, executable, signal);
    return isDeepStrictEqual(identification.parse(identity), identification.parse(record));
  } catch (error) {
    if (error instanceof UnusableReleaseError) return false;
    throw error;
  }
}
