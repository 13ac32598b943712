import fs from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFileAtomically, writeFileAtomically } from './write-file-atomically.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-write-'));
  file = path.join(folder, 'report.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function* broken(): AsyncGenerator<string> {
  yield 'half';
  await Promise.reject(new Error('no more text'));
}

it('replaces a file and leaves nothing else', async () => {
  await writeFileAtomically(file, 'old');
  await writeFileAtomically(file, ['new', ' text']);
  expect(await readFile(file, 'utf8')).toBe('new text');
  expect(await readdir(folder)).toEqual(['report.json']);
});

it('keeps the old file until the new one is complete', async () => {
  await writeFile(file, 'old');
  await createFileAtomically(file, async (temporary) => {
    await writeFile(temporary, 'half');
    expect(await readFile(file, 'utf8')).toBe('old');
    await writeFile(temporary, 'whole');
  });
  expect(await readFile(file, 'utf8')).toBe('whole');
});

it('keeps the old file when the text ends with an error, and removes its own', async () => {
  await writeFile(file, 'old');
  await expect(writeFileAtomically(file, broken())).rejects.toThrow('no more text');
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['report.json']);
});

it('removes its own file also where the system opens it late', async () => {
  const { open } = fs;
  const late = vi.spyOn(fs, 'open').mockImplementation((...args: unknown[]) => {
    setTimeout(() => void Reflect.apply(open, fs, args), 50);
  });
  await expect(writeFileAtomically(file, broken())).rejects.toThrow('no more text');
  expect(late).toHaveBeenCalledOnce();
  late.mockRestore();
  await delay(100);
  expect(await readdir(folder)).toEqual([]);
});

it('reports the first error where the folder is a file', async () => {
  await writeFile(file, '');
  await expect(writeFileAtomically(path.join(file, 'below'), '')).rejects.toThrow(/(?:ENOTDIR|ENOENT).*open/);
});
