import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openReportFolder } from './report-folder.ts';

let out: string;
beforeEach(async () => {
  out = path.join(await mkdtemp(path.join(tmpdir(), 'napi-matrix-place-')), 'out');
  onTestFinished(() => rm(path.dirname(out), { recursive: true }));
});

/** A run that writes its name into each of its files. Returns the name that its report has. */
async function run(
  text: string,
  { names = ['report.json', 'timings.json'], isWhole = true } = {},
): Promise<string> {
  const place = await openReportFolder(out, 'not-used');
  for (const name of names) await writeFile(path.join(place.folder, name), text);
  const { report, failure } = await place.publish(isWhole);
  await place.dispose();
  if (failure !== null) throw failure;
  return report;
}

const textsIn = async (folder: string) => {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')])),
  ) as Record<string, string>;
};

it('the files of a run are found in the folder that was named, and what else lies there stays', async () => {
  await mkdir(out);
  await writeFile(path.join(out, 'notes.txt'), 'mine');
  expect(await run('first')).toBe('report.json');
  expect(await textsIn(out)).toEqual({
    'notes.txt': 'mine',
    'report.json': 'first',
    'timings.json': 'first',
  });
});

it('until a run is whole, the files of the run before stay', async () => {
  await run('first');
  const place = await openReportFolder(out, 'not-used');
  await writeFile(path.join(place.folder, 'report.json'), 'second');
  expect(await readFile(path.join(out, 'report.json'), 'utf8')).toBe('first');
  await place.dispose();
  expect(await textsIn(out)).toEqual({ 'report.json': 'first', 'timings.json': 'first' });
});

it('a run that was cut short does not replace a report, and a whole one removes the part', async () => {
  await run('first');
  expect(await run('part', { isWhole: false })).toBe('report.partial.json');
  expect(await textsIn(out)).toEqual({
    'report.json': 'first',
    'report.partial.json': 'part',
    'timings.json': 'first',
  });
  expect(await run('second')).toBe('report.json');
  expect(await textsIn(out)).toEqual({ 'report.json': 'second', 'timings.json': 'second' });
});

it('a run that was cut short is the report where there is none', async () => {
  expect(await run('part', { isWhole: false })).toBe('report.json');
});

it('a page of an earlier run does not stay beside the report of another', async () => {
  await run('first', { names: ['report.json', 'report.html'] });
  await run('second', { names: ['report.json'] });
  expect(await textsIn(out)).toEqual({ 'report.json': 'second' });
});

it('of runs that end at once, all files are of one', async () => {
  const names = ['report.json', 'report.html', 'timings.json', 'summary.md'];
  await Promise.all(Array.from({ length: 20 }, (_, index) => run(`run ${index}`, { names })));
  const texts = Object.values(await textsIn(out));
  expect(texts).toHaveLength(names.length);
  expect(new Set(texts).size).toBe(1);
});

it('the lock of a process that ended holds nobody up', async () => {
  await mkdir(out);
  await writeFile(path.join(out, '.report-lock'), '');
  await utimes(path.join(out, '.report-lock'), 0, 0);
  expect(await run('first')).toBe('report.json');
});

it('a file beside the report that cannot be placed is one line, and the report is kept', async () => {
  await mkdir(path.join(out, 'junit.xml'), { recursive: true });
  await expect(run('first', { names: ['junit.xml', 'report.json', 'timings.json'] })).rejects.toThrow(
    /^cannot write [^\n]+junit\.xml: E[A-Z]+: [^\n]+$/,
  );
  expect((await readdir(out)).sort()).toEqual(['junit.xml', 'report.json', 'timings.json']);
});

it('a report that cannot be placed is an error, not a report', async () => {
  await mkdir(path.join(out, 'report.json'), { recursive: true });
  const place = await openReportFolder(out, 'not-used');
  await writeFile(path.join(place.folder, 'report.json'), 'first');
  await expect(place.publish(true)).rejects.toThrow(/^cannot write [^\n]+report\.json: E[A-Z]+: [^\n]+$/);
  await place.dispose();
});
