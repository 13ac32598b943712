import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import { ended, reportOf, runMatrix, startMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { newestOf } from './support/releases.ts';

const NODE = newestOf[20];
const { include_dir: INCLUDE } = createRequire(import.meta.url)('node-api-headers') as {
  include_dir: string;
};

/** Cells for each kind of end, and for each part of the small host: [rule, target]. */
const CELLS = [
  ['load/too-new', '10'],
  ['reference/create-string', '8'],
  ['threadsafe-function/passed-on-thread', '8'],
  ['exception-status/env-clean-up-hook-calls', '9'],
] as const;

async function repro(id: string, run: Pick<Run, 'out'>, out: string) {
  const from = ['--from', path.join(run.out, 'report.json')];
  return ended(startMatrix(['repro', id, '--out', out, ...from]));
}

/** Builds and runs a folder with nothing in the environment that would lead to this project. */
async function seenIn(folder: string, env: Readonly<Record<string, string>> = {}) {
  const [node] = await provisionRuntimes({ node: [NODE] }, { offline: true });
  const { stdout } = await execa(path.join(folder, 'run.sh'), {
    cwd: '/',
    extendEnv: false,
    env: { PATH: process.env['PATH'], RUNTIME: node?.executable, INCLUDE, ...env },
    reject: false,
  });
  const observed = /^observed: (.*)$/m.exec(stdout)?.[1];
  return {
    observation: observed === undefined ? undefined : (JSON.parse(observed) as unknown),
    signal: /^the process died of (.*)$/m.exec(stdout)?.[1],
  };
}

describe('a reproduction', () => {
  let run: Run;
  let cells: readonly CellRecord[];
  beforeAll(async () => {
    const rules = CELLS.map(([rule]) => rule).join(',');
    const targets = CELLS.map(([, target]) => target).join(',');
    run = await runMatrix(['--node', NODE, '--rule', rules, '--target', targets, '--quiet']);
    ({ cells } = await reportOf(run));
  });

  it.each(CELLS)('of %s at %s shows, standing alone, what the report says', async (rule, target) => {
    const id = `${rule}@${target}#node@${NODE}`;
    const out = path.join(await temporaryFolder(), 'repro');
    expect(await repro(id, run, out)).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await readdir(out)).filter((name) => !name.endsWith('.c')).sort()).toEqual([
      'README.md',
      'repro.cjs',
      'run.sh',
    ]);
    const record = cells.find((cell) => cell.id === id);
    expect(record).toBeDefined();
    expect(await seenIn(out)).toEqual({ observation: record?.observation, signal: record?.outcome.signal });
  });

  // These edits imitate a runtime that does not warn, or has another gate.
  it('shows a warning that is missing, and a status that is wrong', async () => {
    const warning = path.join(await temporaryFolder(), 'repro');
    await repro(`threadsafe-function/passed-on-thread@8#node@${NODE}`, run, warning);
    expect((await seenIn(warning)).observation).toMatchObject({ warnings: ['DEP0168', 'DEP0168'] });
    expect((await seenIn(warning, { NODE_OPTIONS: '--no-deprecation' })).observation).toMatchObject({
      warnings: [],
    });
    const status = path.join(await temporaryFolder(), 'repro');
    await repro(`reference/create-string@8#node@${NODE}`, run, status);
    expect((await seenIn(status)).observation).toEqual({ status: 1 });
    const source = path.join(status, 'reference.c');
    await writeFile(source, (await readFile(source, 'utf8')).replaceAll('return 8;', 'return 2147483647;'));
    expect((await seenIn(status)).observation).toEqual({ status: 0, same: true });
  });

  it('is of a cell that the report has', async () => {
    const out = path.join(await temporaryFolder(), 'repro');
    const { exitCode, stderr } = await repro(`load/too-new@10#node@20.20.0`, run, out);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`the nearest is "load/too-new@10#node@${NODE}"`);
  });

  it('is written to no folder that has something in it', async () => {
    const { exitCode, stderr } = await repro(`load/too-new@10#node@${NODE}`, run, run.out);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^napi-matrix: --out .* is not empty.*\n$/);
  });
});

it.each([
  ['what is no cell', 'load/too-new', 'expected a cell as RULE@TARGET#RUNTIME'],
  ['an unknown rule', `load/to-new@10#node@${NODE}`, 'the nearest is "load/too-new"'],
  ['a target that is none', `load/too-new@ten#node@${NODE}`, '"ten" is not a target'],
  ['a runtime that no report has and that cannot be fetched', 'load/too-new@10#mine', '--runtime mine=PATH'],
])('%s is reported in one line', async (_what, cell, line) => {
  const out = path.join(await temporaryFolder(), 'repro');
  const { exitCode, stderr } = await ended(startMatrix(['repro', cell, '--out', out]));
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^napi-matrix: .*\n$/);
  expect(stderr).toContain(line);
});

it('without a report that has the cell, it is seen anew', async () => {
  const out = path.join(await temporaryFolder(), 'repro');
  const run = await ended(startMatrix(['repro', `load/too-new@99#node@${NODE}`, '--out', out, '--quiet']));
  expect(run).toMatchObject({ exitCode: 0 });
  expect(run.stdout).toContain('the process died of SIGSEGV');
});
