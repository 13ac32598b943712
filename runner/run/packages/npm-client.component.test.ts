import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findNpm, npmPack, npmView, PATIENCE } from './npm-client.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';
import { fakeRegistry } from '../../../tests/support/fakes/registry.ts';

const options = { signal: new AbortController().signal };
const onPath = { command: 'npm', args: [] };

async function scriptsIn(folder: string, ...names: string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(path.join(folder, name), '');
}

describe('the npm that is used', () => {
  it('is the one that runs this process, also when it was started as npx', async () => {
    const folder = await temporaryFolder();
    await scriptsIn(folder, 'npm-cli.js', 'npx-cli.js');
    const expected = { command: process.execPath, args: [path.join(folder, 'npm-cli.js')] };
    expect(findNpm({ npm_execpath: path.join(folder, 'npm-cli.js') })).toEqual(expected);
    expect(findNpm({ npm_execpath: path.join(folder, 'npx-cli.js') })).toEqual(expected);
  });

  it('is the one on PATH when another package manager runs this process, or none', async () => {
    const folder = await temporaryFolder();
    await scriptsIn(folder, 'npm-cli.js', 'pnpm.cjs', 'yarn.js', 'bun');
    for (const other of ['pnpm.cjs', 'yarn.js', 'bun']) {
      expect(findNpm({ npm_execpath: path.join(folder, other) })).toEqual(onPath);
    }
    expect(findNpm({})).toEqual(onPath);
    expect(findNpm({ npm_execpath: path.join(folder, 'gone', 'npm-cli.js') })).toEqual(onPath);
  });

  it('is missed in one line', async () => {
    vi.stubEnv('npm_execpath', '');
    vi.stubEnv('PATH', await temporaryFolder());
    const view = npmView('x', 'versions', options).finally(() => vi.unstubAllEnvs());
    await expect(view).rejects.toThrow(/^npm was not found on PATH/);
  });
});

describe('a registry that does not answer', () => {
  it('is named while one waits, and given up in one line', async () => {
    const registry = await fakeRegistry();
    await registry.publish('1.0.0');
    await registry.hang(true);
    const onNotice = vi.fn<(line: string) => void>();
    const patience = { ...PATIENCE, download: { notice: 1, limit: 1000 } };
    const pack = npmPack('x@1.0.0', await temporaryFolder(), { ...options, onNotice, patience });
    await expect(pack).rejects.toMatchObject({
      isNetwork: true,
      message: expect.stringMatching(
        /^npm pack x@1\.0\.0 .*failed: the registry did not answer within 1 s$/,
      ) as string,
    });
    expect(onNotice.mock.calls).toEqual([[expect.stringMatching(/^waiting for the registry \(npm pack x@/)]]);
  });
});

describe('a field of the metadata', () => {
  it('comes as a list from one value and from many', async () => {
    const registry = await fakeRegistry();
    await registry.publish('1.0.0');
    await registry.publish('2.0.0');
    expect(await npmView('x', 'versions', options)).toEqual(['1.0.0', '2.0.0']);
    expect(await npmView('x@1.0.0', 'dist.integrity', options)).toEqual([expect.stringMatching(/^sha512-/)]);
  });
});
