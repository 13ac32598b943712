import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { copyAddons } from '../../../../tests/support/fixtures/addons-copy.ts';
import { sourcesDigest } from './sources-digest.ts';

/** The build recipes of another version of this tool. */
const changed = vi.hoisted(() => ({ gypi: '', wasm: '' }));
vi.mock('../matrix-gypi.ts', async (original) => {
  const { matrixGypi } = await original<typeof import('../matrix-gypi.ts')>();
  return { matrixGypi: (...args: Parameters<typeof matrixGypi>) => matrixGypi(...args) + changed.gypi };
});
vi.mock('../wasm/commands.ts', async (original) => {
  const { wasmRecipe } = await original<typeof import('../wasm/commands.ts')>();
  return { wasmRecipe: (...args: Parameters<typeof wasmRecipe>) => wasmRecipe(...args) + changed.wasm };
});

let addons: string;
let digest: string;
beforeEach(async () => {
  Object.assign(changed, { gypi: '', wasm: '' });
  const root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-sources-'));
  onTestFinished(() => rm(root, { recursive: true }));
  addons = path.join(root, 'addons');
  await copyAddons(addons);
  digest = await sourcesDigest(addons);
});

it('sources are the same wherever they lie', async () => {
  const elsewhere = path.join(addons, '..', 'elsewhere');
  await copyAddons(elsewhere);
  expect(await sourcesDigest(elsewhere)).toBe(digest);
});

it('a source that changed is another', async () => {
  const file = path.join(addons, 'version', 'version.c');
  await writeFile(file, `${await readFile(file, 'utf8')}\n`);
  expect(await sourcesDigest(addons)).not.toBe(digest);
});

it.each(['gypi', 'wasm'] as const)('the same sources built in another way are others: %s', async (what) => {
  changed[what] = '\n';
  expect(await sourcesDigest(addons)).not.toBe(digest);
});
