import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { firstDamagedFile, hashFiles, readManifest, writeManifest, type AddonManifest } from './manifest.ts';

let folder: string;
let manifest: AddonManifest;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-manifest-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ['one.node', 'two.node']) await writeFile(path.join(folder, name), `bytes of ${name}`);
  manifest = {
    schemaVersion: 1,
    fingerprint: '0123',
    platform: 'linux-x64',
    headersVersion: '1.9.0',
    files: await hashFiles(folder, ['one.node', 'two.node']),
  };
});

it('is read as it was written, and its files are whole', async () => {
  await writeManifest(folder, manifest);
  expect(await readManifest(folder)).toEqual(manifest);
  expect(await firstDamagedFile(folder, manifest)).toBeNull();
});

describe('is none when', () => {
  it.each<[what: string, content: string | null]>([
    ['there is no file', null],
    ['it is no JSON', '{"schemaVersion": 1, "finger'],
    ['it is of another schema', '{"schemaVersion":2}'],
    ['it lacks a key', '{"schemaVersion":1,"fingerprint":"0123"}'],
  ])('%s', async (_what, content) => {
    if (content !== null) await writeFile(path.join(folder, 'manifest.json'), content);
    expect(await readManifest(folder)).toBeNull();
  });
});

describe('a file is damaged when it', () => {
  const file = (): string => path.join(folder, 'two.node');
  it.each<[what: string, damage: () => Promise<void>]>([
    ['is missing', () => rm(file())],
    ['is shorter', () => truncate(file(), 3)],
    ['is empty', () => truncate(file(), 0)],
    ['has other bytes of the same length', () => writeFile(file(), 'Bytes of two.node')],
  ])('%s', async (_what, damage) => {
    await damage();
    expect(await firstDamagedFile(folder, manifest)).toBe('two.node');
  });
});

it('a file that cannot be read has no hash', async () => {
  await expect(hashFiles(folder, ['three.node'])).rejects.toThrow('ENOENT');
});
