import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot } from '../runner/shared/project-root.ts';
import { suites } from '../suites/index.ts';
import type { Rule } from '../suites/rule.ts';
import { FULL_RELEASE } from './support/releases.ts';
import { fullRun } from './support/full-run.ts';
import { ended, reportBytes, reportOf, runMatrix, startMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder, temporaryIn } from './support/temporary-folder.ts';

const NODE = ['--node', FULL_RELEASE, '--quiet'];

/** The first rule of every probe function that shares its process: how a probe disturbs others shows in any of them. */
function sampledRules(): string[] {
  const all = suites.flatMap((suite): readonly Rule[] => suite.rules).filter(({ isolate }) => !isolate);
  return [...new Map(all.toReversed().map((rule) => [`${rule.suite} ${rule.probe}`, rule.id])).values()];
}

it('cells that share a process come to the same as cells that have one of their own', async () => {
  const rules = inject('isThorough') ? [] : ['--rule', sampledRules().join(',')];
  // Version 10 has an effect in every suite.
  const isolated = await reportOf(await runMatrix([...NODE, '--target', '10', '--isolate-all', ...rules]));
  const asked = new Set(isolated.rules.map(({ id }) => id));
  expect(new Set([...asked].map((id) => id.split('/')[0]))).toEqual(new Set(suites.map(({ name }) => name)));
  const { cells } = await reportOf(await fullRun());
  expect(isolated.cells).toEqual(cells.filter(({ rule, target }) => target === '10' && asked.has(rule)));
  expect(isolated.counts).toMatchObject({ deviates: 0, error: 0, missing: 0, flaky: 0 });
});

describe('what comes out does not depend on', () => {
  const args = [...NODE, '--suite', 'threadsafe-function', '--target', '8,10'];
  let run: Run;
  beforeAll(async () => {
    run = await runMatrix(args);
    expect(run.exitCode).toBe(0);
  });

  it('the current folder, which paths are relative to', async () => {
    const cwd = await temporaryFolder();
    const elsewhere = await ended(startMatrix([...args, '--out', 'below/out'], { cwd }));
    expect(elsewhere.exitCode).toBe(0);
    const out = path.join(cwd, 'below', 'out');
    expect((await reportBytes({ out })).equals(await reportBytes(run))).toBe(true);
  });

  it("the user's NODE_OPTIONS and the like", async () => {
    const env = {
      NODE_OPTIONS: '--force-node-api-uncaught-exceptions-policy --no-warnings',
      NODE_PENDING_DEPRECATION: '1',
      NODE_V8_COVERAGE: undefined,
    };
    const other = await runMatrix(args, { env });
    expect(other).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await reportBytes(other)).equals(await reportBytes(run))).toBe(true);
  });

  it('a temporary folder behind a link', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'real'));
    await symlink('real', path.join(folder, 'link'));
    // Lists the files that the process has mapped.
    const mapped = [...NODE, '--rule', 'loaders/{allow-addons,no-addons*}'];
    const other = await runMatrix(mapped, { env: temporaryIn(path.join(folder, 'link')) });
    expect(other.exitCode).toBe(0);
    expect((await reportBytes(other)).equals(await reportBytes(await runMatrix(mapped)))).toBe(true);
  });

  it('the place of the addons', async () => {
    const origin = (await runMatrix(args.filter((arg) => arg !== '--quiet'))).stderr;
    const built = /^addons: the local build (.*)$/m.exec(origin)?.[1];
    if (built === undefined) throw new Error(`the addons are nowhere: ${origin}`);
    const copy = path.join(await temporaryFolder(), 'addons');
    await cp(built, copy, { recursive: true });
    const other = await runMatrix([...args, '--addons', copy]);
    expect((await reportBytes(other)).equals(await reportBytes(run))).toBe(true);
  });
});

describe('the packages that are loaded', () => {
  const packagesOf = async (...args: string[]): Promise<string[]> => {
    const file = path.join(await temporaryFolder(), 'loads');
    const hook = pathToFileURL(path.join(projectRoot, 'tests', 'support', 'report-loads.mjs')).href;
    const env = { LOADS_FILE: file, NODE_OPTIONS: `--import ${hook}` };
    expect((await ended(startMatrix(args, { env }))).exitCode).toBe(0);
    const urls = (await readFile(file, 'utf8')).split('\n');
    const names = urls.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
    return [...new Set(names)].sort();
  };

  it.each(['--help', '--version'])('for %s are none', async (option) => {
    expect(await packagesOf(option)).toEqual([]);
  });

  it('for anything else are reported', async () => {
    const packages = await packagesOf('--list', '--runtime', `mine=${process.execPath}`);
    expect(packages).toEqual(expect.arrayContaining(['chalk', 'p-map', 'semver', 'zod']));
  });
});
