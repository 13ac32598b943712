import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-make-'));
});
afterAll(() => rm(root, { recursive: true }));

it('makes a folder with those around it, and minds none that is there', async () => {
  const folder = path.join(root, 'a', 'b', 'c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

it('many at once make the same', async () => {
  for (let round = 0; round < 50; round += 1) {
    const folder = path.join(root, `round ${round}`, 'b', 'c');
    // Some come when the folders around it are there already, and some when they are not.
    await Promise.all([folder, path.dirname(folder), folder, folder, path.dirname(folder)].map(makeFolder));
    expect((await stat(folder)).isDirectory()).toBe(true);
  }
});

it('fails below a file, and below a link to nowhere', async () => {
  await writeFile(path.join(root, 'file'), '');
  await symlink(path.join(root, 'nowhere'), path.join(root, 'link'));
  await expect(makeFolder(path.join(root, 'file'))).rejects.toThrow('ENOTDIR');
  await expect(makeFolder(path.join(root, 'file', 'below'))).rejects.toThrow('ENOTDIR');
  await expect(makeFolder(path.join(root, 'link', 'below'))).rejects.toThrow(/EEXIST|ENOENT/);
});

it.runIf(process.platform === 'linux')('fails where nobody can make a folder', async () => {
  await expect(makeFolder('/proc/napi-matrix/below')).rejects.toThrow('ENOENT');
});
