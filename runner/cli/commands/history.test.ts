import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { digestRun } from '../../compare/history/run-digest.ts';
import { parseArguments } from '../arguments/arguments.ts';
import { reportOf } from '../../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { UserError } from '../../shared/user-error.ts';
import { history } from './history.ts';

/** Adds a run that lacks cells and returns the files of the history. */
async function filesAfterAdding({ missing }: { readonly missing: number }): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-history-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => stdout.mockRestore());
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(reportOf([reportCell()], { missing })));
  const runs = path.join(folder, 'runs');
  const words = ['history', runs, '--add', file, '--date', '2026-11-21T02:00:00Z'];
  try {
    await history(runs, parseArguments(words).args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message.replaceAll(folder, '.'));
  }
  return readdir(runs);
}

it('a whole run is stored', async () => {
  expect(await filesAfterAdding({ missing: 0 })).toEqual(['2026-11-21T02-00-00-000Z-linux-x64.json']);
});

it('a run that was cut short is refused, since missing cells would look like changes', async () => {
  await expect(filesAfterAdding({ missing: 3 })).rejects.toThrow(
    new UserError(`.${path.sep}report.json lacks 3 cells: the run was cut short; add a complete one`),
  );
});

it('a folder without runs is refused', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-history-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await expect(history(folder, parseArguments(['history', folder]).args)).rejects.toThrow(
    new UserError(`there is no history in ${folder}; history ${folder} --add FILE begins one`),
  );
});

it('the runs of another history are added, and nothing else that lies there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-history-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => stdout.mockRestore());
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => stderr.mockRestore());
  const other = path.join(folder, 'other');
  await mkdir(other);
  const run = digestRun(reportOf([reportCell()]), '2026-11-21T02:00:00Z');
  await writeFile(path.join(other, 'any-name.json'), JSON.stringify(run));
  const outside = { ...run, platform: '../../outside' };
  await writeFile(path.join(other, 'outside.json'), JSON.stringify(outside));
  await writeFile(path.join(other, 'page.html'), 'a page');
  const runs = path.join(folder, 'runs');
  await history(runs, parseArguments(['history', runs, '--add', other]).args);
  expect(await readdir(runs)).toEqual(['2026-11-21T02-00-00-000Z-linux-x64.json']);
  expect((await readdir(folder)).sort()).toEqual(['other', 'runs']);
  expect(stderr.mock.calls.flat().join('')).toContain('outside.json is not a history entry');
});
