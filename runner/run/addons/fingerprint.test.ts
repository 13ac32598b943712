import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fingerprint, sourceFiles, type BuildInputs } from './fingerprint.ts';

let folder: string;
let inputs: BuildInputs;

function withToolchain(change: Partial<BuildInputs['toolchain']>): BuildInputs {
  return { ...inputs, toolchain: { ...inputs.toolchain, ...change } };
}

async function put(file: string, content = ''): Promise<void> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-fingerprint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await put('binding.gyp', '{}');
  await put('version/version.c', 'int x;');
  inputs = { folders: [folder], toolchain: { builder: 'node-gyp 12.0.0', recipe: '{}' }, env: {} };
});

it('the sources are what a build reads, and nothing that a build makes', async () => {
  await put('probe.h');
  await put('version/deep/er/more.cc');
  await put('version/addon.json');
  await put('version/read.cjs');
  await put('version/notes.md');
  await put('build/0123/sources/version/version.c');
  expect(await sourceFiles(folder)).toEqual([
    'binding.gyp',
    'probe.h',
    'version/addon.json',
    'version/deep/er/more.cc',
    'version/version.c',
  ]);
});

it('the same inputs have the same name, fit for a folder', async () => {
  const name = await fingerprint(inputs);
  expect(name).toMatch(/^[0-9a-f]{16}$/);
  expect(await fingerprint({ ...inputs, env: { HOME: '/home/me', PATH: '/bin' } })).toBe(name);
  await put('build/work-1/sources/version/version.c', 'int y;');
  await put('version/notes.md', 'to do');
  expect(await fingerprint(inputs)).toBe(name);
});

describe('another name comes of', () => {
  it.each<[what: string, change: () => unknown]>([
    ['a changed source', () => put('version/version.c', 'int y;')],
    ['a new source', () => put('version/more.h')],
    ['a source of another name', () => put('version/version.h', 'int x;')],
    ['a source that is gone', () => rm(path.join(folder, 'version'), { recursive: true })],
    ['other targets', () => (inputs = withToolchain({ recipe: '{"targets":[]}' }))],
    ['another node-gyp', () => (inputs = withToolchain({ builder: 'node-gyp 12.0.1' }))],
    ['another compiler', () => (inputs = { ...inputs, env: { CC: 'clang' } })],
    ['other flags', () => (inputs = { ...inputs, env: { CFLAGS: '-g' } })],
  ])('%s', async (_what, change) => {
    const before = await fingerprint(inputs);
    await change();
    expect(await fingerprint(inputs)).not.toBe(before);
  });
});
