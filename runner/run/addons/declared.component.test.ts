import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { copyAddons, type AddonsCopy } from '../../../tests/support/fixtures/addons-copy.ts';

let addons: AddonsCopy;

beforeEach(async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-declared-'));
  onTestFinished(() => rm(root, { recursive: true }));
  addons = await copyAddons(path.join(root, 'addons'));
});

it('a build whose files declare something else than they were built for is refused and leaves nothing', async () => {
  const unit = path.join(addons.folder, 'version_unit.c');
  const source = await readFile(unit, 'utf8');
  // node-api-headers does the same when the experimental version is requested.
  const changed = source.replaceAll(
    'PROBE_DECLARATION((int32_t)(DECLARED))',
    'PROBE_DECLARATION((DECLARED) < 0 ? 8 : (int32_t)(DECLARED))',
  );
  expect(changed).not.toBe(source);
  await writeFile(unit, changed);
  const error: unknown = await addons.build().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(
    /version--1\.node declares 8 under its shipped name, not -1; rebuild it$/,
  );
  expect(await addons.built()).toEqual([]);
});
