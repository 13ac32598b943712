import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Expectation } from '../runner/run/judge/expectations.ts';
import { copyProject } from './support/project-copy.ts';
import { reportOf, runMatrix, type Run } from './support/run-matrix.ts';

const NODE = ['--node', '22.23.3'];

let project: string;
let file: string;
let original: readonly Expectation[];

beforeAll(async () => {
  project = await copyProject();
  file = path.join(project, 'suites', 'expectations', 'node.json');
  original = await expectations();
});

async function expectations(): Promise<readonly Expectation[]> {
  return JSON.parse(await readFile(file, 'utf8')) as Expectation[];
}

async function expecting(...entries: readonly object[]): Promise<void> {
  await writeFile(file, JSON.stringify(entries));
}

function run(...args: string[]): Promise<Run> {
  return runMatrix([...NODE, '--quiet', ...args], { project });
}

const gone = {
  rule: 'reference/create-object',
  versions: '>=20',
  outcome: 'crashed',
  reason: 'It died of this once.',
};
const unmet = { ...gone, targets: ['99'], reason: 'It is asked of no such target.' };

it('a project below spaces and letters beyond ASCII builds and runs like any other', async () => {
  const here = await run('--rule', 'reference/*');
  expect(here).toMatchObject({ exitCode: 0, stderr: '' });
  const elsewhere = await runMatrix([...NODE, '--quiet', '--rule', 'reference/*']);
  expect((await reportOf(here)).cells).toEqual((await reportOf(elsewhere)).cells);
});

describe('an expectation', () => {
  it('of what is gone, or of no cell at all, fails the run loudly', async () => {
    await expecting(...original, gone, unmet);
    const { exitCode, stdout, out } = await run();
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^FIXED in node@22\.23\.3 ─+\nreference\/create-object \(must\)/m);
    expect(stdout).toMatch(/^ {2}was known +It died of this once$/m);
    expect(stdout).toContain(
      'suites/expectations/node.json: the entry for reference/create-object (>=20) matches no cell: remove it',
    );
    const { counts, stale, cells } = await reportOf({ out });
    const fixed = cells.filter((cell) => cell.fixed !== undefined);
    expect(new Set(fixed.map(({ rule }) => rule))).toEqual(new Set(['reference/create-object']));
    expect(counts).toMatchObject({ deviates: 0, fixed: fixed.length, stale: 1 });
    expect(stale).toEqual([{ runtime: 'node', rule: 'reference/create-object', versions: '>=20' }]);
  });

  it('of what is gone is taken out by --update-expectations, and then the run is good', async () => {
    await expecting(...original, { ...gone, versions: '22.23.3' });
    const ask = ['--rule', 'reference/create-object'];
    expect((await run(...ask, '--update-expectations')).exitCode).toBe(1);
    const rules = (await expectations()).map(({ rule }) => rule);
    expect(rules).toEqual(original.map(({ rule }) => rule));
    expect((await run(...ask)).exitCode).toBe(0);
  });

  it('of releases that were not run is kept by --update-expectations, which says where it is gone', async () => {
    await expecting(...original, gone);
    const { exitCode, stdout } = await run('--rule', 'reference/create-object', '--update-expectations');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      `${file}: the entry for reference/create-object (>=20) is kept, for it names more than what is gone; narrow it: gone in 22.23.3 (`,
    );
    expect(await expectations()).toContainEqual(gone);
  });

  it('that --update-expectations added needs a reason, which only a person can write', async () => {
    await expecting();
    const ask = ['--rule', 'load/too-new', '--target', '11'];
    const first = await run(...ask, '--update-expectations');
    expect(first.exitCode).toBe(1);
    expect(first.stdout).toMatch(/^NEW in .*\nload\/too-new \(must\), declared: 11$/m);
    const [added] = await expectations();
    expect(added).toEqual({
      rule: 'load/too-new',
      versions: '22.23.3',
      targets: ['11'],
      outcome: 'crashed',
      reason: '',
    });

    const second = await run(...ask);
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toBe(
      `napi-matrix: ${file}: 0.reason: expected a reason, written by a person, got ""\n`,
    );

    await expecting({ ...added, reason: 'It dies.' });
    expect((await run(...ask)).exitCode).toBe(0);
  });
});
