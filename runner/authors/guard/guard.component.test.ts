import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compiledAddon } from '../../../tests/support/fixtures/compiled-addon.ts';
import { NO_IMPORT_LIBRARY, skipOnWindows } from '../../../tests/support/skip.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { bundleGuard } from './bundle-guard.ts';
import { diesOf } from './dies-of.ts';
import { GUARD } from './guarded.ts';

const MOST_BYTES = 30 * 1024;

const source = (declared: number, selfRegistering = false) => `
#include <node_api.h>
NAPI_EXTERN int32_t node_api_module_get_api_version_v1(void) { return ${declared}; }
NAPI_EXTERN napi_value napi_register_module_v1(napi_env env, napi_value exports) { return exports; }
${
  selfRegistering
    ? `static napi_module module_ = { 1, 0, "x.c", napi_register_module_v1, "x", 0, { 0 } };
__attribute__((constructor)) static void register_(void) { napi_module_register(&module_); }`
    : ''
}`;

let folder: string;
const file = (name: string) => path.join(folder, `${name}.node`);
const flags = ['-DNAPI_VERSION=8', '-w'];

beforeEach(() => skipOnWindows(NO_IMPORT_LIBRARY));
beforeAll(async () => {
  if (process.platform === 'win32') return;
  folder = await temporaryFolder();
  await compiledAddon(folder, { source: source(8), name: 'fine', flags });
  await compiledAddon(folder, { source: source(99), name: 'too-new', flags });
  await compiledAddon(folder, { source: source(99, true), name: 'registers-itself', flags });
  // Without a hash table by which names are found.
  const oldHash = process.platform === 'linux' ? [...flags, '-Wl,--hash-style=sysv'] : flags;
  await compiledAddon(folder, { source: source(99), name: 'too-new-by-list', flags: oldHash });
  await writeFile(file('damaged'), (await readFile(file('fine'))).subarray(0, 200));
});

/** How a script ends under the guard, or without it, and what it printed. */
async function run(script: string, guarded = true) {
  const args = [...(guarded ? ['--require', GUARD] : []), '-e', script];
  const { exitCode, signal, stdout } = await execa(process.execPath, args, { reject: false, cwd: folder });
  return { exitCode, signal, stdout };
}

const load = (name: string) =>
  `try { require(${JSON.stringify(file(name))}); console.log('loaded'); } catch (error) { console.log(error.code ?? error.message); }`;
const inWorker = (name: string) =>
  `new (require('node:worker_threads').Worker)(${JSON.stringify(load(name))}, { eval: true });`;

const REFUSED = { exitCode: 0, signal: undefined, stdout: 'ERR_NAPI_VERSION_UNSUPPORTED' };

it('guard/guard.cjs is the bundle of the sources, and small (npm run update)', async () => {
  const text = await readFile(GUARD, 'utf8');
  expect(text).toBe(await bundleGuard());
  expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
});

describe('an addon that declares more than this Node.js supports', () => {
  it('ends the process without the guard', async () => {
    expect(await run(load('too-new'), false)).toMatchObject({ signal: 'SIGSEGV', stdout: '' });
  });

  it('is refused with an error that names file, versions and releases', async () => {
    expect(await run(load('too-new'))).toEqual(REFUSED);
    const script = `try { require(${JSON.stringify(file('too-new'))}); } catch (error) { console.log(JSON.stringify(error)); }`;
    expect(JSON.parse((await run(script)).stdout)).toEqual({
      code: 'ERR_NAPI_VERSION_UNSUPPORTED',
      file: file('too-new'),
      declared: 99,
      supported: Number(process.versions['napi']),
      releases: null,
    });
  });

  it('is refused in a Worker, and the process lives on', async () => {
    expect(await run(inWorker('too-new'))).toEqual(REFUSED);
  });

  it('is refused by createRequire and by process.dlopen', async () => {
    const byCreateRequire = load('too-new').replace(
      'require(',
      "require('node:module').createRequire(process.execPath)(",
    );
    expect(await run(byCreateRequire)).toEqual(REFUSED);
    const byDlopen = load('too-new').replace('require(', 'process.dlopen({ exports: {} }, ');
    expect(await run(byDlopen)).toEqual(REFUSED);
  });

  it('loads once where it registers itself, and is refused the second time', async () => {
    const again = `${load('registers-itself')} ${inWorker('registers-itself')}`;
    expect(await run(again)).toEqual({ ...REFUSED, stdout: 'loaded\nERR_NAPI_VERSION_UNSUPPORTED' });
    expect(await run(again, false)).toMatchObject({ signal: 'SIGSEGV' });
  });
});

it.each([
  ['18.16.1', null],
  ['18.17.0', 99],
  ['20.1.0', null],
  ['24.21.0', 99],
  ['26.10.0', 99],
  ['26.12.1', null],
  ['27.0.0-pre', null],
])('Node.js %s dies of the declared version %s', (version, dies) => {
  const process_ = { version, arch: process.arch, supported: 10, isLoaded: () => false };
  expect(diesOf(file('too-new'), process_)).toBe(dies);
});

it('an addon without a hash table of GNU is read as well', () => {
  const process_ = { version: '24.21.0', arch: process.arch, supported: 10, isLoaded: () => false };
  expect(diesOf(file('too-new-by-list'), process_)).toBe(99);
});

describe('what the guard has nothing to say about goes on as before', () => {
  it('an addon that this Node.js supports', async () => {
    expect(await run(load('fine'))).toEqual({ exitCode: 0, signal: undefined, stdout: 'loaded' });
  });

  it.each(['damaged', 'missing'])('a %s file', async (name) => {
    const [guarded, plain] = [await run(load(name)), await run(load(name), false)];
    expect(guarded.stdout).not.toBe('');
    expect(guarded).toEqual(plain);
  });

  it('a second copy of the guard', async () => {
    const twice = `delete require.cache[${JSON.stringify(GUARD)}]; const before = process.dlopen; require(${JSON.stringify(GUARD)}); console.log(before === process.dlopen);`;
    expect((await run(twice)).stdout).toBe('true');
  });
});
