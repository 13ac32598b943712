import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '../runner/shared/project-root.ts';
import { readReport } from '../runner/report/read-report.ts';
import type { Report } from '../runner/report/schema.ts';
import { suites } from '../suites/index.ts';
import { FULL_RELEASE } from './support/releases.ts';
import { fullRun } from './support/full-run.ts';
import { reportBytes, reportOf, runMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const NODE = ['--node', FULL_RELEASE];
/** A cell whose process dies. */
const CRASHES = [...NODE, '--rule', 'load/too-new', '--target', '11'];

describe('a complete run of one runtime', () => {
  let run: Run;
  let report: Report;
  beforeAll(async () => {
    run = await fullRun();
    report = await reportOf(run);
  });

  it('writes a report that matches its schema, with every cell', () => {
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(`\nreport  ${path.join(run.out, 'report.json')}\n`);
    expect(report.runtimes).toMatchObject([{ id: `node@${FULL_RELEASE}`, name: 'node', napiVersion: 10 }]);
    expect(report.rules.map(({ id }) => id)).toEqual(
      suites.flatMap((suite) => suite.rules.map(({ id }) => id)).sort(),
    );
    expect(report.counts.missing).toBe(0);
  });

  it('has each cell once, sorted, and as many as it counts', () => {
    const ids = report.cells.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    const { conforms, known, deviates, informative, unsupported, error } = report.counts;
    expect(conforms + known + deviates + informative + unsupported + error).toBe(ids.length);
  });

  it('prints progress on stderr, and the result on stdout', () => {
    expect(run.stderr).toMatch(
      /^(fetching .*\n)?(.*: checking that it can run the harness \(once\)\n)?(building .*\n)*addons: the local build .*\n(\d+ of \d+ cells\n){4}$/,
    );
    expect(run.stdout).toMatch(/^node@22\.23\.3 +10 +loads/m);
    expect(run.stdout).toMatch(
      /^NOTHING NEW {3}[\d,]+ conform · \d+ known · 0 new(?: · \d+ informative)? · \d+ not run$/m,
    );
  });

  it('gives the same when it is run again, another number of processes at a time', async () => {
    const target = inject('isThorough') ? [] : ['--target', '10'];
    const again = await runMatrix([...NODE, ...target, '--concurrency', '1', '--quiet']);
    expect(again.exitCode).toBe(0);
    const targets = new Set((await reportOf(again)).targets.map(({ id }) => id));
    // Which cell it is, and then that nothing else differs either.
    expect((await reportOf(again)).cells).toEqual(report.cells.filter((cell) => targets.has(cell.target)));
    if (inject('isThorough')) {
      expect((await reportBytes(again)).equals(await reportBytes(run))).toBe(true);
    }
  });
});

describe('a run', () => {
  it('with --json prints the report on stdout and nothing else', async () => {
    const run = await runMatrix([...CRASHES, '--json']);
    expect(run.stdout).toBe((await reportBytes(run)).toString('utf8'));
    expect(run.stderr).toMatch(/^node +died +/m);
    expect(run.exitCode).toBe(0);
  });

  it('with --json does not mind a reader that has seen enough', async () => {
    const args = ['--runtime', `mine=${process.execPath}`, '--suite', 'reference', '--json', '--quiet'];
    const within = '{ "$@"; echo "exit $?" >&2; } | head -c 9';
    const { stdout, stderr } = await runMatrix(args, { within });
    expect(stdout).toBe('{"cells":');
    expect(stderr).toMatch(/^report {2}.*\nexit 0\n$/m);
    expect(stderr).not.toContain('EPIPE');
  });

  it('with --quiet prints only the last two lines', async () => {
    const { stdout, stderr, out } = await runMatrix([...CRASHES, '--quiet']);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      `NOTHING NEW   0 conform · 1 known · 0 new\nreport  ${path.join(out, 'report.json')}\n`,
    );
  });

  it('with --verbose prints what each cell observed', async () => {
    const run = await runMatrix([...NODE, '--rule', 'reference/create-object', '--target', '8', '--verbose']);
    const id = `reference/create-object@8#node@${FULL_RELEASE}`;
    const { observation } = (await reportOf(run)).cells.find((cell) => cell.id === id) ?? {};
    expect(observation).toEqual({ same: true, status: 0 });
    expect(run.stderr).toContain(`${id} conforms: {"same":true,"status":0}\n`);
  });

  it('with --no-known exits 1 for what is known', async () => {
    const run = await runMatrix([...CRASHES, '--no-known']);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^NEW in node@22\.23\.3 ─+\nload\/too-new \(must\), declared: 11$/m);
    expect((await reportOf(run)).counts).toMatchObject({ deviates: 1, known: 0 });
  });

  it('with --list prints the plan and runs nothing', async () => {
    const run = await runMatrix([...CRASHES, '--list']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toBe(
      `runtimes\n  node@${FULL_RELEASE}\nrules and their targets\n  load/too-new @ 11 (where rejected)\n`,
    );
    await expect(reportOf(run)).rejects.toThrow('there is no ');
  });

  it('of an executable at a path is one of that executable', async () => {
    const run = await runMatrix([
      '--runtime',
      `mine=${process.execPath}`,
      '--rule',
      'reference/create-object',
    ]);
    expect(run.exitCode).toBe(0);
    expect((await reportOf(run)).runtimes).toMatchObject([{ id: 'mine', version: process.versions.node }]);
  });
});

it('the command that is printed for a cell reproduces that cell', async () => {
  const first = await runMatrix([
    ...NODE,
    '--rule',
    'load/too-new*',
    '--target',
    '11,99',
    '--no-known',
    '--quiet',
  ]);
  const command = /^ {2}repeat +(npm run matrix -- --rule load\/too-new .*)$/m.exec(first.stdout)?.[1];
  if (command === undefined) throw new Error(`no command was printed:\n${first.stdout}`);
  const out = path.join(await temporaryFolder(), 'out');
  const again = await execa(`${command} --out "${out}"`, { shell: true, cwd: projectRoot, reject: false });
  expect(again.exitCode).toBe(0);
  const { cells } = await readReport(path.join(out, 'report.json'));
  const original = (await reportOf(first)).cells.find(({ id }) => id === cells[0]?.id);
  expect(original?.outcome).toMatchObject({ kind: 'crashed', signal: 'SIGSEGV' });
  // The deviation is known to the run that repeats it.
  expect(cells).toMatchObject([original]);
});
