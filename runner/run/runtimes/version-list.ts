import path from 'node:path';
import { z } from 'zod';
import type { ProvisionContext } from './context.ts';
import { readJsonCache, writeJsonCache } from '../../shared/json-cache.ts';
import { npmView } from '../packages/npm-client.ts';

const AN_HOUR = 60 * 60 * 1000;

const versionList = z.object({ fetchedAt: z.number(), versions: z.array(z.string()) });

/** Every published version of a package, at most an hour old. Throws a NpmError when npm fails. */
export async function listVersions(
  packageName: string,
  { cacheDir, signal, onNotice }: ProvisionContext,
): Promise<readonly string[]> {
  const file = path.join(cacheDir, 'versions', `${packageName.replaceAll('/', '+')}.json`);
  const known = await readJsonCache(file, versionList);
  const now = Date.now();
  // A clock that was set back must not make a list fresh for ever.
  if (known !== null && known.fetchedAt <= now && now - known.fetchedAt < AN_HOUR) return known.versions;
  const versions = await npmView(packageName, 'versions', { signal, onNotice });
  await writeJsonCache(file, { fetchedAt: now, versions });
  return versions;
}
