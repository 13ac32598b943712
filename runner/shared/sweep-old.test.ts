import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { sweepOld } from './sweep-old.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;

async function put(name: string, days: number): Promise<void> {
  const entry = path.join(folder, name);
  if (name.endsWith('.log')) await writeFile(entry, '');
  else await mkdir(path.join(entry, 'below'), { recursive: true });
  const changed = new Date(Date.now() - days * DAY_MS);
  await utimes(entry, changed, changed);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-sweep-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await put('work-old', 8);
  await put('old.log', 8);
  await put('work-new', 6);
  await put('new.log', 0);
});

it('entries that have not changed for a week are removed, files and folders alike', async () => {
  await sweepOld(folder);
  expect((await readdir(folder)).sort()).toEqual(['new.log', 'work-new']);
});

it('another age may be given', async () => {
  await sweepOld(folder, 5 * DAY_MS);
  expect(await readdir(folder)).toEqual(['new.log']);
});

it('names may be given, and nothing else is touched', async () => {
  await sweepOld(folder, undefined, /^work-/);
  expect((await readdir(folder)).sort()).toEqual(['new.log', 'old.log', 'work-new']);
});

it('where there is no folder there is nothing to do', async () => {
  await expect(sweepOld(path.join(folder, 'nothing'))).resolves.toBeUndefined();
});
