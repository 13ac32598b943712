import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import type { AddonSet } from './addon-set.ts';
import { findAddons } from './find.ts';
import { hashFiles, readManifest, writeManifest, type AddonManifest } from './manifest.ts';
import { copyAddons, FEW_TARGETS, nodeDir } from '../../../tests/support/fixtures/addons-copy.ts';

let root: string;
let addonsFolder: string;
let local: AddonSet;
/** A copy of the built addons, for a test to change. */
let folder: string;
let copies = 0;

function find(from: string | null): Promise<AddonSet> {
  return findAddons({
    addonsFolder,
    targets: FEW_TARGETS,
    from,
    nodeDir,
    onNotice: () => undefined,
    signal: new AbortController().signal,
  });
}

function builtFolder(set: AddonSet): string {
  return path.dirname(set.files['version']?.['8'] ?? '');
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-find-'));
  addonsFolder = path.join(root, 'addons');
  await copyAddons(addonsFolder, ['proposed_name', 'shipped_name']);
  local = await find(null);
});
afterAll(() => rm(root, { recursive: true }));

beforeEach(async () => {
  copies += 1;
  folder = path.join(root, `elsewhere – ünïcode ${copies}`);
  await cp(builtFolder(local), folder, { recursive: true });
});

it('the local build has a file for every addon and target, and reports its path', () => {
  expect(local.origin).toBe(`the local build ${builtFolder(local)}`);
  expect(local.headersVersion).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Object.keys(local.files['version'] ?? {}).sort()).toEqual(['-1', '8', 'none']);
  expect(Object.keys(local.files['version_proposed_name'] ?? {})).toEqual(['10']);
});

describe('--addons', () => {
  it('takes a folder of built addons from elsewhere, and reports this', async () => {
    const found = await find(folder);
    expect(found.origin).toBe(`--addons ${folder}`);
    expect(found.headersVersion).toBe(local.headersVersion);
    expect(found.files['version']?.['8']).toBe(path.join(folder, 'version-8.node'));
    expect(Object.keys(found.files)).toEqual(Object.keys(local.files));
  });

  describe('refuses in one line', () => {
    const refusal = async (from = folder): Promise<string> => {
      const error: unknown = await find(from).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(UserError);
      const { message } = error as UserError;
      expect(message).toContain(from);
      return message;
    };
    const changeManifest = async (change: (manifest: AddonManifest) => Partial<AddonManifest>) => {
      const manifest = await readManifest(folder);
      if (manifest === null) throw new Error('there is no manifest');
      await writeManifest(folder, { ...manifest, ...change(manifest) });
    };
    const rehash = async () => {
      const manifest = await readManifest(folder);
      const files = await hashFiles(folder, Object.keys(manifest?.files ?? {}));
      await changeManifest(() => ({ files }));
    };

    it('a folder that is not there, or a file that is no archive', async () => {
      expect(await refusal('/no/such/folder')).toBe('--addons /no/such/folder: no such folder or archive');
      expect(await refusal(path.join(folder, 'version-8.node'))).toContain(
        'is not an archive of built addons',
      );
    });

    it('a folder of something else', async () => {
      const other = path.join(root, `other ${copies}`);
      await mkdir(other);
      await writeFile(path.join(other, 'one.txt'), '');
      expect(await refusal(other)).toContain(
        'no manifest.json of built addons among its 1 entries; pass a folder below addons/build',
      );
    });

    it('what was built for another platform', async () => {
      await changeManifest(() => ({ platform: 'plan9-mips' }));
      expect(await refusal()).toContain('built for plan9-mips, this machine is ');
    });

    it('a damaged file', async () => {
      await truncate(path.join(folder, 'version-8.node'), 1000);
      expect(await refusal()).toContain('version-8.node is missing or damaged');
    });

    it('a missing file', async () => {
      await rm(path.join(folder, 'version--1.node'));
      expect(await refusal()).toContain('version--1.node is missing or damaged');
    });

    it('what was built from fewer sources', async () => {
      await changeManifest(({ files }) => {
        const rest = Object.entries(files).filter(([name]) => name !== 'version-none.node');
        return { files: Object.fromEntries(rest) };
      });
      expect(await refusal()).toContain('version-none.node is not in it; it was built from other sources');
    });

    it('a file that declares something else than its name', async () => {
      await cp(path.join(folder, 'version--1.node'), path.join(folder, 'version-8.node'));
      await rehash();
      expect(await refusal()).toContain('version-8.node declares -1 under its shipped name, not 8');
    });

    it('a file that declares something although it should not', async () => {
      await cp(path.join(folder, 'version-8.node'), path.join(folder, 'version-none.node'));
      await rehash();
      expect(await refusal()).toContain('version-none.node declares 8 under its shipped name, not nothing');
    });

    it('a file that declares under a name it should not', async () => {
      await cp(
        path.join(folder, 'version_shipped_name-10.node'),
        path.join(folder, 'version_proposed_name-10.node'),
      );
      await rehash();
      expect(await refusal()).toContain(
        'version_proposed_name-10.node declares 10 under its shipped name, not nothing',
      );
    });

    it('a file that cannot be loaded here', async () => {
      await writeFile(path.join(folder, 'version-8.node'), 'no library');
      await rehash();
      expect(await refusal()).toContain('cannot be loaded here: Error: ');
    });
  });
});
