import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedFileError } from '../../authors/binary/byte-source.ts';
import { exportedNames } from '../../authors/binary/exported-names.ts';
import { unknownFunctions } from './unknown-functions.ts';

const IS_ELF = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

describe('the names that an executable exports', () => {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'napi-matrix-exports-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const file = async (content: Buffer | string) => {
    const name = path.join(folder, 'executable');
    await writeFile(name, content);
    return name;
  };

  it.runIf(IS_ELF)('are those of its dynamic symbol table', () => {
    const names = exportedNames(process.execPath);
    expect(names).toContain('napi_create_object');
    // Imported, not exported.
    expect(names).not.toContain('dlsym');
  });

  it('are not read from what is no ELF file', async () => {
    expect(exportedNames(await file('#!/bin/sh\n'.padEnd(64)))).toBeNull();
  });

  it.runIf(IS_ELF)('are not read from an ELF file that is cut short', async () => {
    const start = (await readFile(process.execPath)).subarray(0, 100);
    const cut = await file(start);
    expect(() => exportedNames(cut)).toThrow(DamagedFileError);
  });
});

describe('a function that no rule knows', () => {
  const node = { name: 'node', version: '26.11.0' };

  it('is reported with the release that exports it', () => {
    const names = ['napi_create_object', 'node_api_x', 'node_api_post_finalizer', 'uv_run', 'napi_y'];
    expect(unknownFunctions(node, names)).toEqual([
      'node 26.11.0 exports napi_y, which no rule knows',
      'node 26.11.0 exports node_api_x, which no rule knows',
    ]);
  });
});
