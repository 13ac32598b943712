import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cacheError, namingTheCache } from './cache-errors.ts';
import { cacheRoot } from '../../shared/cache-root.ts';
import { digestExecutable } from '../../shared/digest.ts';
import { readJsonCache, writeJsonCache } from '../../shared/json-cache.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';
import { sweepTempFolders, withTempFolder } from '../../shared/temp-folder.ts';

describe('the cache folder', () => {
  it('is the one that NAPI_MATRIX_CACHE names, made absolute', () => {
    expect(cacheRoot({ NAPI_MATRIX_CACHE: 'somewhere' })).toBe(path.resolve('somewhere'));
    expect(cacheRoot({ NAPI_MATRIX_CACHE: '' })).toBe(cacheRoot({}));
    expect(cacheRoot({})).toMatch(/napi-matrix/);
  });
});

describe('a failure of the cache folder', () => {
  const systemError = (code: string, at?: string): Error =>
    Object.assign(new Error(code), { code }, at === undefined ? {} : { path: at });

  it.each(['ENOSPC', 'EROFS', 'EACCES'])('(%s) becomes one line that names it', (code) => {
    expect(cacheError('/some/cache', systemError(code, '/some/cache/tmp'))?.message).toMatch(
      new RegExp(`^cannot use the cache folder /some/cache: .*${code}.*NAPI_MATRIX_CACHE.*$`),
    );
  });

  it('is not blamed for files elsewhere, nor for bugs', () => {
    expect(cacheError('/some/cache', systemError('EACCES', '/elsewhere/file'))).toBeNull();
    expect(cacheError('/some/cache', new TypeError('x is undefined'))).toBeNull();
  });

  it('leaves other errors as they are', async () => {
    const bug = new TypeError('x is undefined');
    await expect(namingTheCache('/some/cache', () => Promise.reject(bug))).rejects.toBe(bug);
  });
});

describe('a temporary folder of the cache', () => {
  it('is gone when its user is done, also when that fails', async () => {
    const cache = await temporaryFolder();
    await expect(withTempFolder(cache, (folder) => readFile(path.join(folder, 'nothing')))).rejects.toThrow(
      'ENOENT',
    );
    expect(await readdir(path.join(cache, 'tmp'))).toEqual([]);
  });

  it('that a killed run left is swept when it is older than a day', async () => {
    const cache = await temporaryFolder();
    for (const [name, hours] of Object.entries({ old: 25, young: 23 })) {
      await mkdir(path.join(cache, 'tmp', name), { recursive: true });
      const then = new Date(Date.now() - hours * 60 * 60 * 1000);
      await utimes(path.join(cache, 'tmp', name), then, then);
    }
    await sweepTempFolders(cache);
    expect(await readdir(path.join(cache, 'tmp'))).toEqual(['young']);
  });
});

describe('a memo', () => {
  const schema = z.object({ answer: z.number() });

  it('comes back, but not when it is damaged', async () => {
    const cache = await temporaryFolder();
    const file = path.join(cache, 'memos', 'answer.json');
    expect(await readJsonCache(file, schema)).toBeNull();
    await writeJsonCache(file, { answer: 42 });
    expect(await readJsonCache(file, schema)).toEqual({ answer: 42 });
    for (const damage of ['', '{"answer": 4', '{"answer": "42"}']) {
      await writeFile(file, damage);
      expect(await readJsonCache(file, schema)).toBeNull();
    }
  });

  it('that cannot be kept is no error', async () => {
    const cache = path.join(await temporaryFolder(), 'a file');
    await writeFile(cache, '');
    await expect(writeJsonCache(path.join(cache, 'memos', 'x.json'), {})).resolves.toBeUndefined();
  });
});

describe('the digest of an executable', () => {
  it('is worked out once, and anew when the file changes', async () => {
    const cache = await temporaryFolder();
    const file = path.join(cache, 'executable');
    await writeFile(file, 'abc');
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await digestExecutable(file, cache)).toBe(abc);

    const memo = path.join(cache, 'digests', String((await readdir(path.join(cache, 'digests')))[0]));
    await writeFile(memo, (await readFile(memo, 'utf8')).replace(abc, 'remembered'));
    expect(await digestExecutable(file, cache)).toBe('remembered');

    await writeFile(file, 'abcd');
    expect(await digestExecutable(file, cache)).toMatch(/^88d4266f/);
  });
});
