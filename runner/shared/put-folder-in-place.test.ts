import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { putFolderInPlace } from './put-folder-in-place.ts';

let root: string;
let target: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-place-'));
  target = path.join(root, 'cache', 'target');
});
afterEach(() => rm(root, { recursive: true }));

async function folderWith(text: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'file'), text);
  return folder;
}

const textIn = (folder: string): Promise<string> =>
  readFile(path.join(folder, 'file'), 'utf8').catch(() => '');

async function place(text: string): Promise<void> {
  const content = await folderWith(text, path.join(root, text));
  const isWhole = async (): Promise<boolean> => (await textIn(target)).startsWith('whole');
  await putFolderInPlace({ content, target, replaced: path.join(root, 'replaced'), isWhole });
}

it('moves a folder to a path whose parent is missing', async () => {
  await place('whole 1');
  expect(await textIn(target)).toBe('whole 1');
  expect(await readdir(root)).toEqual(['cache']);
});

it('keeps a complete folder that is already there', async () => {
  await folderWith('whole 1', target);
  await place('whole 2');
  expect(await textIn(target)).toBe('whole 1');
});

it('moves a damaged folder aside', async () => {
  await folderWith('damaged', target);
  await place('whole 2');
  expect(await textIn(target)).toBe('whole 2');
  expect(await textIn(path.join(root, 'replaced'))).toBe('damaged');
});

it('moves a file aside', async () => {
  await mkdir(path.dirname(target));
  await writeFile(target, 'a file');
  await place('whole 2');
  expect(await textIn(target)).toBe('whole 2');
  expect(await readFile(path.join(root, 'replaced'), 'utf8')).toBe('a file');
});

it('throws when there is nothing to move', async () => {
  const isWhole = (): Promise<boolean> => Promise.resolve(false);
  const content = path.join(root, 'missing');
  const placing = putFolderInPlace({ content, target, replaced: path.join(root, 'replaced'), isWhole });
  await expect(placing).rejects.toThrow('ENOENT');
});
