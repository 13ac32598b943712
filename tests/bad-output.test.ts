import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { ended, reportOf, runMatrix, startMatrix, type RunOptions } from './support/run-matrix.ts';
import { temporaryFolder, temporaryIn } from './support/temporary-folder.ts';
import { SHELL, skipOnWindows } from './support/skip.ts';

/** One cell, and many cells, of a runtime that needs no download. */
const MINE = ['--runtime', `mine=${process.execPath}`, '--quiet'];
const ONE = [...MINE, '--rule', 'reference/create-object', '--target', '8'];
const MANY = [...MINE, '--suite', 'reference'];

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(path.join(folder, 'file'), 'text');
  await mkdir(path.join(folder, 'folder'));
});

/** The error for an output folder: one line on stderr, exit code 2. */
async function refusal(out: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const run = await ended(startMatrix([...args, '--out', out], options));
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toMatch(/^[^\n]+\n$/);
  expect(run.stderr).toContain(`napi-matrix: cannot write the report to ${out}: `);
  return run.stderr.trimEnd();
}

describe.runIf(existsSync('/dev/full'))('output that cannot be written', () => {
  const FULL = { within: '"$@" > /dev/full' };
  const REFUSAL = 'napi-matrix: cannot write to stdout: ENOSPC: no space left on device, write\n';

  it.each([[['rules']], [['--help']], [['--version']]])('is one line and exit code 2: %j', async (args) => {
    expect(await ended(startMatrix(args, FULL))).toMatchObject({ exitCode: 2, stderr: REFUSAL });
  });

  it.each([[ONE], [[...ONE, '--json']]])('costs a run no result: %j', async (args) => {
    const run = await runMatrix(args, FULL);
    expect(run).toMatchObject({ exitCode: 2 });
    expect(run.stderr).toContain(REFUSAL);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(await reportOf(run)).toMatchObject({ counts: { missing: 0 } });
  });

  it('is exit code 2 where errors cannot be written either', async () => {
    const { exitCode } = await ended(startMatrix(['rules'], { within: '"$@" > /dev/full 2>&1' }));
    expect(exitCode).toBe(2);
  });
});

describe('an output folder is refused in one line', () => {
  it('before anything is fetched', async () => {
    const nothing = { env: { NAPI_MATRIX_CACHE: path.join(folder, 'nothing') } };
    const args = ['--node', '20', '--offline', '--quiet'];
    expect(await refusal(path.join(folder, 'file', 'below'), args, nothing)).toContain(': ENOTDIR: ');
  });

  it('when it is below a file', async () => {
    expect(await refusal(path.join(folder, 'file', 'below'), ONE)).toContain(': ENOTDIR: ');
  });

  it.runIf(process.platform === 'linux')('when nobody can make it', async () => {
    expect(await refusal('/proc/napi-matrix', ONE)).toContain(': ENOENT: ');
  });

  it('when it is a file', async () => {
    expect(await refusal(path.join(folder, 'file'), ONE)).toContain(': ENOTDIR: ');
  });

  it('when it is read-only', async () => {
    // Modes do not stop root; on Linux there is a place where nobody may make a folder.
    const readOnly = process.platform === 'linux' ? '/sys' : path.join(folder, 'folder');
    if (process.platform !== 'linux') await chmod(readOnly, 0o555);
    expect(await refusal(path.join(readOnly, 'out'), ONE)).toMatch(/: (EPERM|EACCES|EROFS): /);
  });
});

it('a temporary folder that is gone costs a run the cells that did not run, and no result', async () => {
  skipOnWindows(SHELL);
  const temporary = path.join(folder, 'temporary');
  await mkdir(temporary);
  const runtime = path.join(folder, 'runtime');
  // Takes the folder away once it has answered the first cell; the plan is the last word.
  await writeFile(
    runtime,
    `#!/bin/sh
for plan in "$@"; do :; done
grep -qs '"suite":"reference"' "$plan" || exec "${process.execPath}" "$@"
"${process.execPath}" "$@"
rm -rf '${temporary}'
`,
    { mode: 0o755 },
  );
  const args = [
    '--runtime',
    `mine=${runtime}`,
    '--suite',
    'reference',
    '--isolate-all',
    '--concurrency',
    '1',
  ];
  const run = await runMatrix([...args, '--quiet'], { env: temporaryIn(temporary) });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toMatch(
    /^napi-matrix: cannot make a temporary folder .*; point (?:TMPDIR|TEMP) at [^\n]+\n$/,
  );
  const { cells, counts } = await reportOf(run);
  expect(cells).toHaveLength(1);
  expect(counts.missing).toBeGreaterThan(0);
});

it('an archive that cannot be written is refused in one line', async () => {
  const file = path.join(folder, 'file', 'addons.tar.gz');
  const { exitCode, stderr } = await ended(startMatrix(['build', '--archive', file]));
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^(building .*\n)?napi-matrix: cannot write the archive .*\n$/);
});

// With a namespace of its own for mounts nothing has to be taken down; where there is none to be had, as in a
// container without privileges, a limit to the size of files comes closest.
const mounting = ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()];
const canMount = (await execa('unshare', mounting, { reject: false })).exitCode === 0;

const out = (): string => path.join(folder, 'full');

describe(`a full disk (${canMount ? 'a file system of one page' : 'a limit to the size of files'})`, () => {
  beforeAll(() => mkdir(out()));

  // With one cell it is the report that does not fit, with many it is the cells that are kept until then. The limit
  // is one for every file, and a session's plan would not fit into the size of so small a report.
  it.each(canMount ? [ONE, MANY] : [MANY])(
    'costs a run its report, which is reported in one line',
    async (...args) => {
      const within = canMount
        ? `exec unshare -rm sh -c 'mount -t tmpfs -o size=4k tmpfs "$0" && exec "$@"' '${out()}' "$@"`
        : `ulimit -f ${await blocksOfReport(args)}; exec "$@"`;
      expect(await refusal(out(), args, { within })).toMatch(
        /: (ENOSPC|EFBIG): .*; pass another folder with --out$/,
      );
      expect(await readdir(out())).toEqual([]);
    },
  );
});

/** One block (512 bytes) less than the report of a run needs. */
async function blocksOfReport(args: readonly string[]): Promise<number> {
  const { out } = await runMatrix(args);
  const { size } = await stat(path.join(out, 'report.json'));
  return Math.floor((size - 1) / 512);
}
