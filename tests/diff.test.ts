import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ended, runMatrix, startMatrix } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { FULL_RELEASE } from './support/releases.ts';

/** One report of a real run, and one in which its release had an older number and an unknown deviation. */
let now: string;
let before: string;
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  const run = await runMatrix([
    '--node',
    FULL_RELEASE,
    '--rule',
    'load/too-new,load/default-version',
    '--quiet',
  ]);
  now = path.join(run.out, 'report.json');
  before = path.join(folder, 'before.json');
  await writeFile(before, (await readFile(now, 'utf8')).replaceAll(FULL_RELEASE, '22.1.0'));
});

const diff = (...args: readonly string[]) => ended(startMatrix(['diff', ...args]));

it('equal runs of two releases do not differ', async () => {
  expect(await diff(before, now)).toEqual({
    exitCode: 0,
    stdout: `moved: node@22.1.0 → node@${FULL_RELEASE}\n\nnothing changed\n`,
    stderr: '',
  });
});

it('what got worse makes it exit 1', async () => {
  const worse = path.join(folder, 'worse.json');
  const report = (await readFile(now, 'utf8')).replaceAll(/"known":\{[^}]*\},/g, '');
  await writeFile(worse, report);
  const result = await diff(before, worse);
  expect(result).toMatchObject({ exitCode: 1, stderr: '' });
  expect(result.stdout).toContain('Deviations that no expectation names any more\n\nworse load/too-new\n');
  expect(await diff(worse, now)).toMatchObject({ exitCode: 0 });
});

describe('one line and exit code 2 for', () => {
  it.each<[string, () => readonly string[], string]>([
    ['a file that is not there', () => [before, path.join(folder, 'none.json')], 'there is no report '],
    [
      'a file of another schema',
      () => [path.join(folder, 'other.json'), now],
      'other.json is not a report: schemaVersion: ',
    ],
    [
      'an unknown format',
      () => [before, now, '--format', 'xml'],
      'diff takes one --format: text, markdown, json; got xml',
    ],
  ])('%s', async (_what, args, message) => {
    await writeFile(
      path.join(folder, 'other.json'),
      (await readFile(now, 'utf8')).replace('"schemaVersion":1', '"schemaVersion":2'),
    );
    const { exitCode, stdout, stderr } = await diff(...args());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^napi-matrix: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});

it('text of a report cannot become a command of GitHub Actions', async () => {
  const hostile = path.join(folder, 'hostile.json');
  const other = path.join(folder, 'hostile-other.json');
  const report = await readFile(now, 'utf8');
  const named = report.replaceAll(`"node@${FULL_RELEASE}"`, '"::error::a##[error]b"');
  await writeFile(hostile, named);
  await writeFile(
    other,
    named
      .replaceAll('"verdict":"conforms"', '"verdict":"deviates"')
      .replaceAll('load/too-new', '::error::c##[group]d'),
  );
  for (const format of ['text', 'json', 'markdown']) {
    const { stdout, stderr } = await diff(hostile, other, '--format', format);
    expect(stdout).toContain('error::');
    expect(stdout + stderr).not.toMatch(/##\[|^\s*::/m);
  }
});
