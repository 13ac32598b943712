import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { copyProject } from './support/project-copy.ts';
import { reportOf, runMatrix } from './support/run-matrix.ts';

const IDS = ['type-tag/made-by-a-test', 'made-by-a-test/first'];

let project: string;
beforeAll(async () => {
  project = await copyProject({ suites: ['type-tag'], sources: true });
});

function newRule(...args: readonly string[]) {
  return execa('npm', ['run', '--silent', 'new:rule', '--', ...args], { cwd: project, reject: false });
}

function matrix() {
  const rules = IDS.flatMap((id) => ['--rule', id]);
  return runMatrix(['--runtime', `mine=${process.execPath}`, ...rules, '--target', '8,9', '--quiet'], {
    project,
  });
}

it('new:rule writes rules that build, run and fail until they are filled in', async () => {
  for (const id of IDS) {
    expect(await newRule(id, ...(id.startsWith('type-tag') ? [] : ['--new-suite']))).toMatchObject({
      exitCode: 0,
    });
  }
  const empty = await matrix();
  expect(empty.exitCode).toBe(1);
  const { cells } = await reportOf(empty);
  expect(cells.map(({ rule }) => rule)).toEqual([...IDS, ...IDS].sort());
  for (const { verdict, observation } of cells) {
    expect({ verdict, observation }).toEqual({ verdict: 'deviates', observation: { status: 9 } });
  }

  for (const suite of ['type-tag', 'made-by-a-test']) {
    const file = path.join(project, 'suites', suite, `${suite}.suite.ts`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('always: { status: 0 }', 'always: { status: 9 }'));
  }
  expect(await matrix()).toMatchObject({ exitCode: 0 });
});

it('new:rule refuses in one line, and changes nothing', async () => {
  const index = () => readFile(path.join(project, 'suites', 'index.ts'), 'utf8');
  const before = await index();
  const { exitCode, stdout, stderr } = await newRule('tipe-tag/x');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^new:rule: no suite is called "tipe-tag"; the nearest is type-tag; [^\n]+$/);
  expect(await index()).toBe(before);
});
