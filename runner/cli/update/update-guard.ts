import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleGuard } from '../../authors/guard/bundle-guard.ts';
import { GUARD } from '../../authors/guard/guarded.ts';

/** Writes guard/guard.cjs. */
export async function updateGuard(): Promise<void> {
  await mkdir(path.dirname(GUARD), { recursive: true });
  await writeFile(GUARD, await bundleGuard());
}
