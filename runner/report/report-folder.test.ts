import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../shared/user-error.ts';
import { newRunFolder } from './report-folder.ts';

const DAY = new Date('2026-11-26T10:00:00Z');

let reports: string;
beforeEach(async () => {
  reports = path.join(await mkdtemp(path.join(tmpdir(), 'napi-matrix-reports-')), 'reports');
  onTestFinished(() => rm(path.dirname(reports), { recursive: true }));
});

/** Writes a report and makes it the newest. */
async function run(text: string, now = DAY): Promise<string> {
  const place = await newRunFolder(reports, now);
  await writeFile(path.join(place.folder, 'report.json'), text);
  await place.publish(true);
  await place.dispose();
  return path.basename(place.folder);
}

const latest = () => readFile(path.join(reports, 'latest', 'report.json'), 'utf8');
const folders = async () => (await readdir(reports)).sort();

it('latest points at the newest run, and the one before it is kept', async () => {
  expect(await run('first')).toBe('2026-11-26-1');
  expect(await run('second')).toBe('2026-11-26-2');
  expect(await latest()).toBe('second');
  expect(await folders()).toEqual(['2026-11-26-1', '2026-11-26-2', 'latest']);
  expect(await readFile(path.join(reports, '2026-11-26-1', 'report.json'), 'utf8')).toBe('first');
});

it('the last ten runs are kept, the tenth of a day after the ninth', async () => {
  await run('of yesterday', new Date('2026-11-25T10:00:00Z'));
  for (let number = 1; number <= 11; number += 1) await run(`run ${number}`);
  const kept = Array.from({ length: 10 }, (_, index) => `2026-11-26-${index + 2}`);
  expect(await folders()).toEqual([...kept, 'latest'].sort());
  expect(await latest()).toBe('run 11');
});

it('a run that started long before it ended is kept none the less', async () => {
  const slow = await newRunFolder(reports, DAY);
  for (let number = 1; number <= 11; number += 1) await run(`run ${number}`);
  await writeFile(path.join(slow.folder, 'report.json'), 'slow');
  await slow.publish(true);
  expect(await latest()).toBe('slow');
  await run('after it');
  expect(await latest()).toBe('after it');
});

it('runs at the same time have folders of their own', async () => {
  const names = await Promise.all(['a', 'b', 'c', 'd'].map((text) => run(text)));
  expect([...names].sort()).toEqual([1, 2, 3, 4].map((number) => `2026-11-26-${number}`));
  expect(await folders()).toEqual([...names, 'latest'].sort());
  expect(['a', 'b', 'c', 'd']).toContain(await latest());
});

describe('a run without a result', () => {
  it('leaves no folder and moves nothing', async () => {
    await run('first');
    await (await newRunFolder(reports, DAY)).dispose();
    expect(await folders()).toEqual(['2026-11-26-1', 'latest']);
    expect(await latest()).toBe('first');
  });

  it('and was killed is removed by a later one, a day after', async () => {
    const old = await newRunFolder(reports, DAY);
    const young = await newRunFolder(reports, DAY);
    await writeFile(path.join(old.folder, '.cells'), '');
    const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(old.folder, before, before);
    await run('third');
    expect(await folders()).toEqual([path.basename(young.folder), '2026-11-26-3', 'latest']);
  });
});

it('what an earlier version or --out left as latest becomes a run of its day', async () => {
  await mkdir(path.join(reports, 'latest'), { recursive: true });
  await writeFile(path.join(reports, 'latest', 'report.json'), 'former');
  await utimes(path.join(reports, 'latest'), DAY, new Date('2026-11-20T00:00:00Z'));
  await run('new');
  expect(await latest()).toBe('new');
  expect(await readFile(path.join(reports, '2026-11-20-1', 'report.json'), 'utf8')).toBe('former');
});

it('a file of that name is not written over', async () => {
  await mkdir(reports, { recursive: true });
  await writeFile(path.join(reports, 'latest'), 'theirs');
  await expect(run('new')).rejects.toThrow(UserError);
  expect(await readFile(path.join(reports, 'latest'), 'utf8')).toBe('theirs');
});

it.skipIf(process.platform === 'win32')('the link is relative, so that the folder can move', async () => {
  await run('first');
  expect((await lstat(path.join(reports, 'latest'))).isSymbolicLink()).toBe(true);
  expect(await readlink(path.join(reports, 'latest'))).toBe('2026-11-26-1');
});
