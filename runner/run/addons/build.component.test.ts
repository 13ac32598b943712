import { appendFile, cp, mkdtemp, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { firstDamagedFile, readManifest } from './manifest.ts';
import {
  copyAddons,
  copyBuilt,
  FEW_FILES,
  nodeDir,
  type AddonsCopy,
} from '../../../tests/support/fixtures/addons-copy.ts';

const BUILDING = 'building the addons (once)';

let root: string;
/** Built once, and not changed by any test. */
let original: AddonsCopy;
let firstNotices: readonly string[];
let copies = 0;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "napi-matrix – it's ünïcode "));
  original = await copyAddons(path.join(root, 'addons'));
  firstNotices = (await original.build()).notices;
});
afterAll(() => rm(root, { recursive: true }));

/** A built copy, for a test to change. */
async function copy(): Promise<AddonsCopy & { readonly result: string }> {
  copies += 1;
  const addons = await copyBuilt(original, path.join(root, `copy ${copies}`));
  const [name = ''] = await addons.built();
  return { ...addons, result: path.join(addons.folder, 'build', name) };
}

async function expectWhole(folder: string): Promise<void> {
  const manifest = await readManifest(folder);
  if (manifest === null) throw new Error(`${folder} has no manifest`);
  expect(manifest.fingerprint).toBe(path.basename(folder));
  expect(Object.keys(manifest.files).sort()).toEqual(FEW_FILES);
  expect(await firstDamagedFile(folder, manifest)).toBeNull();
}

/** The state of a folder: a build would leave other files, or at least touch them. */
async function stateOf(folder: string): Promise<unknown> {
  const states = ['..', 'manifest.json', ...FEW_FILES].map(async (name) => {
    const { ino, mtimeMs, ctimeMs } = await stat(path.join(folder, name));
    return { name, ino, mtimeMs, ctimeMs };
  });
  return Promise.all(states);
}

describe('a build', () => {
  it('returns every addon for every target, in any folder', async () => {
    expect(firstNotices).toEqual([BUILDING]);
    const built = await original.built();
    expect(built).toHaveLength(1);
    await expectWhole(path.join(original.folder, 'build', built[0] ?? ''));
  });

  it('does nothing where it was done', async () => {
    const { build, result } = await copy();
    const before = await stateOf(result);
    const nodeDir = vi.fn<() => Promise<null>>();
    expect(await build({ nodeDir })).toEqual({ folder: result, notices: [] });
    expect(await stateOf(result)).toEqual(before);
    expect(nodeDir).not.toHaveBeenCalled();
  });

  it('is done anew where a source changed, and the former one stays', async () => {
    const { build, folder, result } = await copy();
    await appendFile(path.join(folder, 'version', 'version.c'), '\n/* changed */\n');
    const changed = await build();
    expect(changed.notices).toEqual([BUILDING]);
    expect(changed.folder).not.toBe(result);
    await expectWhole(result);
    await expectWhole(changed.folder);
  });

  it('goes a week after it was last used, not after it was made', async () => {
    const { build, folder, result } = await copy();
    const source = path.join(folder, 'version', 'version.c');
    const unchanged = await readFile(source);
    const [used, unused] = [result, path.join(folder, 'build', 'unused')];
    await cp(used, unused, { recursive: true });
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    for (const each of [used, unused]) await utimes(each, longAgo, longAgo);
    await build();
    await appendFile(source, '\n/* changed */\n');
    await build();
    await writeFile(source, unchanged);
    expect(await build()).toEqual({ folder: used, notices: [] });
    await expect(stat(unused)).rejects.toThrow('ENOENT');
  });

  it('compiles against the pinned headers, whatever lies beside the Node.js it runs on', async () => {
    const { build, built, folder } = await copy();
    await rm(path.join(folder, 'build'), { recursive: true });
    const include = path.join(folder, '..', 'a prefix', 'include', 'node');
    const prefix = (await nodeDir()) ?? '';
    for (const file of ['common.gypi', 'config.gypi']) {
      await cp(path.join(prefix, 'include', 'node', file), path.join(include, file));
    }
    await writeFile(path.join(include, 'node_api.h'), '#error "not the pinned one"\n');
    await build({ nodeDir: () => Promise.resolve(path.dirname(path.dirname(include))) });
    expect(await built()).toHaveLength(1);
  });

  it('is done anew where a file of it is damaged', async () => {
    const { build, result } = await copy();
    await truncate(path.join(result, 'version-8.node'), 100);
    expect(await build()).toEqual({ folder: result, notices: [BUILDING] });
    await expectWhole(result);
  });
});

describe('two builds at once both succeed', () => {
  const expectBoth = async ({ build, built, result }: AddonsCopy & { result: string }): Promise<void> => {
    const done = { folder: result, notices: [BUILDING] };
    expect(await Promise.all([build(), build()])).toEqual([done, done]);
    await expectWhole(result);
    expect(await built()).toEqual([path.basename(result)]);
  };

  it('where nothing is built', async () => {
    const addons = await copy();
    await rm(path.join(addons.folder, 'build'), { recursive: true });
    await expectBoth(addons);
  });

  it('where what they find is damaged', async () => {
    const addons = await copy();
    await writeFile(path.join(addons.result, 'manifest.json'), '{');
    await expectBoth(addons);
  });
});
