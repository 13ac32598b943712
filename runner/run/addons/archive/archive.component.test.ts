import { randomBytes } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { create, extract } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../shared/user-error.ts';
import type { AddonSet } from '../addon-set.ts';
import { findAddons } from '../find.ts';
import { platformOf } from '../addon-format.ts';
import {
  copyAddons,
  FEW_FILES,
  FEW_TARGETS,
  nodeDir,
} from '../../../../tests/support/fixtures/addons-copy.ts';
import { packAddons } from './pack.ts';
import { prebuiltName } from './prebuilt.ts';

let root: string;
/** A checkout in which the archive was made, and a copy of it somewhere else. */
let here: string;
let there: string;
let archive: string;
let local: AddonSet;
const notices: string[] = [];

function find(addonsFolder: string, from: string | null): Promise<AddonSet> {
  return findAddons({
    addonsFolder,
    targets: FEW_TARGETS,
    from,
    cacheDir: path.join(root, 'the cache'),
    nodeDir,
    onNotice: (line) => notices.push(line),
    signal: new AbortController().signal,
  });
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'napi-matrix archive – ünïcode '));
  here = path.join(root, 'addons');
  there = path.join(root, 'another checkout', 'addons');
  await copyAddons(here);
  await copyAddons(there);
  local = await find(here, null);
  archive = path.join(root, 'moved', 'the addons.tar.gz');
  await packAddons(local.folder, here, archive);
});
afterAll(() => rm(root, { recursive: true }));

describe('an archive of built addons', () => {
  it('serves another checkout, which builds nothing', async () => {
    const found = await find(there, archive);
    expect(found.origin).toBe(`--addons ${archive}, unpacked in ${found.folder}`);
    expect(found.folder.startsWith(path.join(root, 'the cache', 'addons'))).toBe(true);
    expect(Object.keys(found.files)).toEqual(Object.keys(local.files));
    for (const name of FEW_FILES) {
      expect(await readFile(path.join(found.folder, name))).toEqual(
        await readFile(path.join(local.folder, name)),
      );
    }
    await expect(readdir(path.join(there, 'build'))).rejects.toThrow('ENOENT');
    expect(await readdir(path.join(root, 'the cache', 'tmp'))).toEqual([]);
  });

  it('is the same when it is packed again, and records its sources and tools', async () => {
    const again = path.join(root, 'again.tar.gz');
    await packAddons(local.folder, here, again);
    expect(await readFile(again)).toEqual(await readFile(archive));
    const { folder } = await find(there, again);
    const about: unknown = JSON.parse(await readFile(path.join(folder, 'archive.json'), 'utf8'));
    expect(about).toMatchObject({ sources: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(about).toHaveProperty('compiler');
  });

  it('is unpacked again when what was unpacked is damaged', async () => {
    const { folder } = await find(there, archive);
    await appendFile(path.join(folder, 'version-8.node'), 'more');
    expect((await find(there, archive)).folder).toBe(folder);
    expect((await readFile(path.join(folder, 'version-8.node'))).subarray(-4).toString()).not.toBe('more');
  });
});

describe('where the archive is installed as a package', () => {
  const install = async (name: string): Promise<string> => {
    const addonsFolder = path.join(root, name, 'addons');
    await cp(there, addonsFolder, { recursive: true });
    const installed = path.join(root, name, 'node_modules', prebuiltName(platformOf('native')));
    await mkdir(installed, { recursive: true });
    // npm extracts packages the same way.
    await extract({ file: archive, cwd: installed, strip: 1 });
    return addonsFolder;
  };

  it('it serves, and nothing is built', async () => {
    const addonsFolder = await install('with package');
    const found = await find(addonsFolder, null);
    expect(found.origin).toMatch(/^the package napi-matrix-addons-\S+ in .*node_modules/);
    expect(Object.keys(found.files)).toEqual(Object.keys(local.files));
    await expect(readdir(path.join(addonsFolder, 'build'))).rejects.toThrow('ENOENT');
  });

  it('it does not serve other sources: they are built, which is reported', async () => {
    const addonsFolder = await install('with another package');
    await appendFile(path.join(addonsFolder, 'version', 'version.c'), '\n');
    notices.length = 0;
    expect((await find(addonsFolder, null)).origin).toMatch(/^the local build /);
    expect(notices).toEqual([
      expect.stringMatching(/^the package \S+: built from other sources .*; it is not used$/),
      'building the addons (once)',
    ]);
  });
});

describe('one line refuses', () => {
  const refusal = async (file: string, addonsFolder = there): Promise<string> => {
    const error: unknown = await find(addonsFolder, file).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(`--addons ${file}`);
    return (error as UserError).message;
  };

  /** The archive with something done to what is in it. */
  const repacked = async (name: string, change: (folder: string) => Promise<unknown>): Promise<string> => {
    const folder = path.join(root, `content of ${name}`);
    await mkdir(folder);
    await extract({ file: archive, cwd: folder });
    await change(path.join(folder, 'package'));
    const file = path.join(root, `${name}.tar.gz`);
    await create({ gzip: true, cwd: folder, file }, await readdir(folder));
    return file;
  };

  it('what was built from other sources', async () => {
    const other = path.join(root, 'other', 'addons');
    await cp(there, other, { recursive: true });
    await appendFile(path.join(other, 'version', 'version.c'), '\n');
    expect(await refusal(archive, other)).toMatch(
      /built from other sources \(\w{12}\) than those in .* \(\w{12}\)$/,
    );
  });

  it.each([
    ['"version": "0.0.1"', 'built by napi-matrix 0.0.1, this is '],
    ['"private": true', 'built by napi-matrix (version unknown), this is '],
  ])('what another version built: %s', async (said, refused) => {
    const file = await repacked(refused.slice(0, 30), async (folder) => {
      const about = path.join(folder, 'package.json');
      await writeFile(about, (await readFile(about, 'utf8')).replace(/"version": "[^"]*"/, said));
    });
    expect(await refusal(file)).toContain(refused);
  });

  it('what was built for another platform', async () => {
    const file = await repacked('platform', async (folder) => {
      const manifest = path.join(folder, 'manifest.json');
      const text = (await readFile(manifest, 'utf8')).replace(
        /"platform": "[^"]*"/,
        '"platform": "plan9-mips"',
      );
      await writeFile(manifest, text);
    });
    expect(await refusal(file)).toContain('built for plan9-mips, this machine is ');
  });

  it('a file that was tampered with', async () => {
    const file = await repacked('tampered', (folder) => appendFile(path.join(folder, 'version-8.node'), 'x'));
    expect(await refusal(file)).toContain('version-8.node is missing or damaged');
  });

  it('a file from another source', async () => {
    const file = await repacked('more', (folder) => writeFile(path.join(folder, 'extra.node'), ''));
    expect(await refusal(file)).toContain('its manifest does not name extra.node');
  });

  it('an archive that is cut short', async () => {
    const file = path.join(root, 'short.tar.gz');
    await writeFile(file, (await readFile(archive)).subarray(0, -2000));
    expect(await refusal(file)).toContain('is not an archive of built addons, or is damaged: ');
  });

  it('a path that leads out of it', async () => {
    const file = path.join(root, 'out.tar.gz');
    await writeFile(path.join(root, 'evil.node'), '');
    await mkdir(path.join(root, 'below'), { recursive: true });
    await create({ gzip: true, cwd: path.join(root, 'below'), file, preservePaths: true }, ['../evil.node']);
    expect(await refusal(file)).toContain(
      'not an archive of built addons: unexpected entry ../evil.node (File)',
    );
  });

  it.each<[what: string, count: number, size: number, message: string]>([
    ['more bytes than addons have', 2, 200_000_000, 'it unpacks to more than 256 MiB'],
    ['more files than addons have', 5_001, 0, 'it has more than 5,000 entries'],
  ])('%s', async (_what, count, size, message) => {
    const file = await repacked(`bomb ${count}`, async (folder) => {
      for (let index = 0; index < count; index += 1) {
        const name = path.join(folder, `bomb-${index}.node`);
        await writeFile(name, compressible(size));
      }
    });
    const before = await readdir(path.join(root, 'the cache', 'addons'));
    expect(await refusal(file)).toContain(message);
    expect(await readdir(path.join(root, 'the cache', 'addons'))).toEqual(before);
  });

  it('a file that is something else', async () => {
    const file = path.join(root, 'text.tar.gz');
    await writeFile(file, 'no archive');
    expect(await refusal(file)).toContain('is not an archive of built addons, or is damaged: ');
  });
});

/** Not so compressible that tar refuses it by itself. */
function compressible(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let place = 0; place < size; place += 16_384) bytes.write(randomBytes(48).toString('hex'), place);
  return bytes;
}
