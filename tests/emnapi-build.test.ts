import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../runner/run/addons/manifest.ts';
import { copyAddons } from './support/fixtures/addons-copy.ts';
import { copyProject } from './support/project-copy.ts';
import { runMatrix } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

it('a compiler that may not be fetched is named in one line, where nothing is built', async () => {
  const { exitCode, stdout, stderr } = await runMatrix(
    ['--emnapi', '--suite', 'load', '--quiet', '--offline'],
    {
      project: await copyProject({ suites: ['load'] }),
      env: { NAPI_MATRIX_CACHE: path.join(await temporaryFolder(), 'empty') },
    },
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/compiling the addons for emnapi needs the npm package @yowasp\/clang@\S+, which is not cached, and --offline forbids fetching$/),
  ]); // prettier-ignore
});

describe('a build for emnapi', () => {
  async function buildCopy(change?: (folder: string) => Promise<void>) {
    const folder = path.join(await temporaryFolder(), 'addons');
    const addons = await copyAddons(folder);
    await change?.(folder);
    return { folder, built: addons.build({ format: 'wasm32' }) };
  }

  it('has the same bytes wherever it is done', async () => {
    const [one, two] = [await buildCopy(), await buildCopy()];
    const [first, second] = [await readManifest((await one.built).folder), await readManifest((await two.built).folder)]; // prettier-ignore
    expect(Object.keys(first?.files ?? {}).length).toBeGreaterThan(3);
    expect(second).toEqual(first);
  });

  it('that fails names the error and its place in one line', async () => {
    const { folder, built } = await buildCopy((copy) =>
      appendFile(path.join(copy, 'version', 'version.c'), 'nap_value broken;\n'),
    );
    const log = path.join(folder, 'build', 'emnapi.log');
    await expect(built).rejects.toThrow(
      /^cannot build the addons for wasm32: version\/version\.c:\d+:\d+: error: unknown type name 'nap_value'.*; the whole log is in /,
    );
    expect(await readFile(log, 'utf8')).toMatch(/^clang --target=wasm32-wasip1 .*\n.*nap_value/);
  });
});
