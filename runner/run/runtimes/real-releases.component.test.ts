import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { satisfies } from 'semver';
import { expect, it, vi } from 'vitest';
import { digestFile } from '../../shared/digest.ts';
import { findNodeDir } from './node-dir.ts';
import { ltsName } from './node-lts.ts';
import { provisionRuntimes, resolveOnly } from './provision.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';

/** Every platform that has a package at all has releases of these two. */
const NODE = ['18', 'lts'];

// One test, because the downloads (some 100 MB) are the same for all that it shows.
it('real releases are fetched by two runs at once, identified, and used again offline', async () => {
  const cacheDir = path.join(await temporaryFolder(), 'the caché');
  const onNotice = vi.fn<(line: string) => void>();
  const [one, two] = await Promise.all([
    provisionRuntimes({ node: NODE }, { cacheDir, onNotice }),
    provisionRuntimes({ node: NODE }, { cacheDir }),
  ]);
  expect(one).toEqual(two);
  // Whether npm can verify signatures, and how long a download takes, depends on the network.
  const fetched = onNotice.mock.calls.flat().filter((line) => line.startsWith('fetching'));
  expect(fetched).toEqual(one.map(({ id }) => `fetching ${id} (once)`));

  const [hydrogen, newest] = one;
  if (hydrogen === undefined || newest === undefined) throw new Error('two releases were requested');
  expect(satisfies(hydrogen.version, '18')).toBe(true);
  expect(hydrogen).toMatchObject({ id: `node@${hydrogen.version}`, name: 'node' });
  expect(hydrogen.engine).toMatch(/^v8@10\.2\./);
  expect(hydrogen.napiVersion).toBeGreaterThanOrEqual(8);
  // That there was no other notice shows that both releases confirm this name.
  expect(ltsName(newest.version)).not.toBeNull();
  expect(newest.sha256).toBe(await digestFile(newest.executable, 'sha256', 'hex'));

  const nodeDir = await findNodeDir(cacheDir);
  if (process.platform !== 'win32') await access(path.join(String(nodeDir), 'include/node/node_api.h'));
  expect(await readdir(path.join(cacheDir, 'tmp'))).toEqual([]);
  expect(await provisionRuntimes({ node: NODE }, { cacheDir, offline: true })).toEqual(one);
  const preview = await resolveOnly({ node: NODE }, { cacheDir, offline: true });
  expect(preview.map(({ cached }) => cached)).toEqual([true, true]);
});
