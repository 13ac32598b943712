import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyAddons } from '../../../tests/support/fixtures/addons-copy.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import { HEADER } from '../../../tests/support/fixtures/report.ts';
import { describeShard, type WholeRun } from './plan-digest.ts';

const WHOLE: WholeRun = {
  header: HEADER,
  cells: [cellWith(), cellWith({ target: '8' })],
  expectations: new Map([['node', []]]),
  stale: [],
};

const planOf = async (parts: Partial<WholeRun> = {}, index = 1) =>
  (await describeShard({ index, count: 2 }, { ...WHOLE, ...parts })).plan;

it('the shards of a run have one plan, and the number of its cells', async () => {
  expect(await planOf({}, 2)).toBe(await planOf());
  expect(await describeShard({ index: 2, count: 5 }, WHOLE)).toMatchObject({
    index: 2,
    count: 5,
    planned: 2,
    stale: [],
  });
});

describe('another plan has', () => {
  it.each<[string, Partial<WholeRun>]>([
    ['fewer cells', { cells: [cellWith()] }],
    ['other headers', { header: { ...HEADER, headers: { version: '1.8.0' } } }],
    [
      'a rule that expects something else',
      {
        cells: [
          cellWith({ rule: { expected: { always: { status: 1 } } } }),
          cellWith({ target: '8', rule: { expected: { always: { status: 1 } } } }),
        ],
      },
    ],
    ['other known deviations', { expectations: new Map([['node', [{ rule: 'suite/rule' }]]]) }],
  ])('%s', async (_what, parts) => {
    expect(await planOf(parts)).not.toBe(await planOf());
  });
});

describe('a plan', () => {
  /** A project with a probe and some addons, in a folder of its own. */
  const project = async (): Promise<string> => {
    const root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-plan-'));
    onTestFinished(() => rm(root, { recursive: true }));
    await mkdir(path.join(root, 'suites'));
    await writeFile(path.join(root, 'suites', 'probe.cjs'), '');
    await copyAddons(path.join(root, 'addons'));
    return root;
  };
  const planIn = async (root: string) => (await describeShard({ index: 1, count: 2 }, WHOLE, root)).plan;

  it.each(['suites/probe.cjs', 'addons/version/version.c', 'addons/version/addon.json'])(
    'is another with another %s',
    async (file) => {
      const root = await project();
      const before = await planIn(root);
      expect(await planIn(await project())).toBe(before);
      await appendFile(path.join(root, file), '\n');
      expect(await planIn(root)).not.toBe(before);
    },
  );

  it('stays as it is when the addons are built', async () => {
    const root = await project();
    const before = await planIn(root);
    const work = path.join(root, 'addons', 'build', 'work');
    await mkdir(work, { recursive: true });
    await writeFile(path.join(work, 'matrix.c'), '');
    expect(await planIn(root)).toBe(before);
  });
});

it('a plan does not depend on paths of the machine', async () => {
  const elsewhere = { executable: '/elsewhere/node', entry: '/elsewhere/session.cjs' };
  const cells = [cellWith({ runtime: elsewhere }), cellWith({ target: '8', runtime: elsewhere })];
  expect(await planOf({ cells })).toBe(await planOf());
});
