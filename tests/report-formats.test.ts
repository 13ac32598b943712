import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { ended, reportBytes, reportOf, runMatrix, startMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { SHELL, skipOnWindows } from './support/skip.ts';

/** Cells of a runtime that needs no download. */
const MINE = ['--runtime', `mine=${process.execPath}`, '--quiet'];
const ONE = [...MINE, '--rule', 'reference/create-object', '--target', '8'];

let run: Run;
beforeAll(async () => {
  run = await runMatrix([...ONE, '--report', 'junit,markdown,badge']);
});

describe('a run with --report', () => {
  it('writes these formats beside the report and names them', async () => {
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const file = path.join(run.out, 'report.json');
    expect(run.stdout.trimEnd().split('\n').at(-1)).toBe(
      `report  ${file}  (junit, markdown, badge beside it)`,
    );
    const there = ['badges', 'junit.xml', 'report.json', 'summary.md', 'timings.json'];
    expect((await readdir(run.out)).sort()).toEqual(there);
  });

  it('writes them of a run that fails', async () => {
    // An addon that must be rejected ends the process in every release of Node.js.
    const args = ['--rule', 'load/too-new', '--target', '99', '--no-known', '--report', 'junit'];
    const failed = await runMatrix([...MINE, ...args]);
    expect(failed.exitCode).toBe(1);
    const xml: unknown = new XMLParser({ ignoreAttributes: false }).parse(
      await readFile(path.join(failed.out, 'junit.xml'), 'utf8'),
    );
    expect(xml).toMatchObject({ testsuites: { '@_tests': '1', '@_failures': '1' } });
  });

  it('leaves the report alone on stdout with --json', async () => {
    const { stdout, stderr, out } = await runMatrix([...ONE, '--json', '--report', 'badge']);
    expect(stdout).toBe((await reportBytes({ out })).toString());
    expect(stderr).toContain(`report  ${path.join(out, 'report.json')}  (badge beside it)\n`);
  });

  it('refuses an unknown format before it does anything', async () => {
    const refused = await runMatrix([...ONE, '--report', 'junit,htm']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /^napi-matrix: there is no format "htm"; the nearest is "html"; [^\n]+\n$/,
    );
    await expect(readdir(refused.out)).rejects.toThrow('ENOENT');
  });

  it('reports in one line a file that cannot be written, and keeps the report', async () => {
    const out = path.join(await temporaryFolder(), 'out');
    await mkdir(path.join(out, 'junit.xml'), { recursive: true });
    const { exitCode, stderr } = await ended(startMatrix([...ONE, '--out', out, '--report', 'junit']));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^napi-matrix: cannot write [^\n]+junit\.xml: E[A-Z]+: [^\n]+\n$/);
    expect((await reportOf({ out })).cells).toHaveLength(1);
    expect((await readdir(out)).sort()).toEqual(['junit.xml', 'report.json', 'timings.json']);
  });

  it('writes them of what an interrupted run has', async () => {
    skipOnWindows(SHELL);
    const folder = await temporaryFolder();
    const runtime = path.join(folder, 'hangs');
    const started = path.join(folder, 'started');
    // Passes the self-test, which runs other probes.
    const hangs = `if grep -q '"suite":"reference"' "$plan"; then : > '${started}'; exec sleep 600; fi`;
    const answers = `exec '${process.execPath}' "$@"`;
    await writeFile(runtime, `#!/bin/sh\nfor plan; do :; done\n${hangs}\n${answers}\n`);
    await chmod(runtime, 0o755);
    const out = path.join(folder, 'out');
    const args = ['--rule', 'reference/create-object', '--target', '8', '--out', out, '--report', 'junit'];
    const running = startMatrix(['--runtime', `mine=${runtime}`, ...args]);
    await expect.poll(() => readdir(folder), { timeout: 60_000 }).toContain('started');
    running.kill('SIGINT');
    expect((await ended(running)).exitCode).toBe(130);
    const xml = await readFile(path.join(out, 'junit.xml'), 'utf8');
    expect(xml).toContain('message="1 cells were planned and never answered: the run was cut short"');
  });
});

describe('the command report', () => {
  const report = (...args: string[]) => ended(startMatrix(['report', ...args]));
  const file = () => path.join(run.out, 'report.json');

  it('writes all formats into another folder and names each', async () => {
    const out = path.join(await temporaryFolder(), 'out');
    const { exitCode, stdout, stderr } = await report('--out', out, file());
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const badge = path.join('badges', 'mine.json');
    const files = ['report.html', 'junit.xml', 'ctrf-report.json', 'summary.md', badge, 'compat.json'];
    expect(stdout.trimEnd().split('\n')).toEqual(files.map((name) => path.join(out, name)));
  });

  it('puts what changed since an earlier report first in Markdown', async () => {
    const out = path.join(await temporaryFolder(), 'out');
    await report('--format', 'markdown', '--before', file(), '--out', out, file());
    const lines = (await readFile(path.join(out, 'summary.md'), 'utf8')).split('\n');
    const [first, second] = lines.filter((line) => line.startsWith('### '));
    expect([first, second]).toEqual(['### Changes', '### Runtimes']);
    expect(lines[lines.indexOf('### Changes') + 2]).toMatch(/^\*\*.*\*\*$/);
  });

  it('writes what a run writes', async () => {
    const out = path.join(await temporaryFolder(), 'out');
    await report('--format', 'junit', '--out', out, file());
    expect(await readdir(out)).toEqual(['junit.xml']);
    const [one, other] = [out, run.out].map((folder) => readFile(path.join(folder, 'junit.xml'), 'utf8'));
    expect(await one).toBe(await other);
  });

  it.each([
    ['no report', [], '/no/such/report.json', 'there is no report /no/such/report.json'],
    ['no JSON', [], import.meta.filename, ' is not complete JSON: '],
    [
      'an unknown format',
      ['--format', 'jnit'],
      '/no/such',
      'there is no format "jnit"; the nearest is "junit"',
    ],
    ['an option of a run', ['--quiet'], '/no/such', 'report does not take --quiet'],
  ])('refuses %s in one line', async (_what, options, name, message) => {
    const { exitCode, stdout, stderr } = await report(...options, name);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^napi-matrix: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});

describe('report --history', () => {
  it('shows since when a rule is as it is', async () => {
    const file = path.join(run.out, 'report.json');
    const out = await temporaryFolder();
    const history = path.join(out, 'history');
    const none = await ended(startMatrix(['report', file, '--out', out, '--history', history]));
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toMatch(/^napi-matrix: cannot read the history in [^\n]+\n$/);
    await ended(startMatrix(['history', history, '--add', file, '--date', '2026-11-01T02:00:00Z']));
    const words = ['report', file, '--format', 'html', '--out', out, '--history', history];
    expect(await ended(startMatrix(words))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readFile(path.join(out, 'report.html'), 'utf8')).toContain('"since":["since 2026-11-01"]');
  });

  it('refuses the report of a run that the history does not have', async () => {
    const other = await runMatrix([...MINE, '--rule', 'reference/create-object', '--target', '9']);
    const history = path.join(other.out, 'history');
    const files = [run, other].map(({ out }) => path.join(out, 'report.json'));
    await ended(startMatrix(['history', history, '--add', files[0] ?? '']));
    const { exitCode, stderr } = await ended(startMatrix(['report', files[1] ?? '', '--history', history]));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /report\.json is not a run of the history in [^\n]+; add it with history [^\n]+\n$/,
    );
  });
});
