import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleGuard, GUARD } from '../../authors/guard/bundle-guard.ts';

/** Writes guard/guard.cjs. */
export async function updateGuard(): Promise<void> {
  await mkdir(path.dirname(GUARD), { recursive: true });
  await writeFile(GUARD, await bundleGuard());
}
