import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../shared/user-error.ts';
import { readReport } from './read-report.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import type { ReportHeader, ReportSummary } from './schema.ts';
import { CRASH, HEADER, reportCell, SUMMARY } from '../../tests/support/fixtures/report.ts';
import { ReportWriter } from './write-report.ts';

const CELLS = ['9', 'none', '8'].map((target) => reportCell({ target }));

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-report-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function write(folder: string, cells: readonly CellRecord[], header = HEADER): Promise<string> {
  const writer = await ReportWriter.open(folder, header);
  try {
    for (const cell of cells) writer.add(cell);
    return await writer.finish(SUMMARY);
  } finally {
    await writer.dispose();
  }
}

describe('a report', () => {
  it('is read as it was written, with its cells sorted by id', async () => {
    const file = await write(path.join(await emptyFolder(), 'new', 'folder'), CELLS);
    const report = await readReport(file);
    expect(report).toMatchObject({ ...HEADER, ...SUMMARY });
    expect(report.cells).toEqual([...CELLS].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });

  it('has the same bytes whatever the order in which its cells came', async () => {
    const folder = await emptyFolder();
    const one = await readFile(await write(folder, CELLS), 'utf8');
    const shuffled = [...CELLS].reverse().map((cell) => Object.fromEntries(Object.entries(cell).reverse()));
    const other = await readFile(await write(folder, shuffled as CellRecord[]), 'utf8');
    expect(other).toBe(one);
    expect(one.endsWith('}\n')).toBe(true);
  });

  it('has one cell a line, so that two can be compared line by line', async () => {
    const text = await readFile(await write(await emptyFolder(), CELLS), 'utf8');
    expect(text.split('\n').filter((line) => line.startsWith('{"id":'))).toHaveLength(CELLS.length);
  });

  it('may have no cells at all', async () => {
    expect((await readReport(await write(await emptyFolder(), []))).cells).toEqual([]);
  });

  it('has its name only once it is whole, and nothing else is left beside it', async () => {
    const folder = await emptyFolder();
    const writer = await ReportWriter.open(folder, HEADER);
    for (const cell of CELLS) writer.add(cell);
    expect(await readdir(folder)).not.toContain('report.json');
    await writer.finish(SUMMARY);
    await writer.writeTimings({ total: 1 });
    await writer.dispose();
    expect((await readdir(folder)).sort()).toEqual(['report.json', 'timings.json']);
  });

  it('stays what it was when a run ends before its end', async () => {
    const folder = await emptyFolder();
    const before = await readFile(await write(folder, CELLS), 'utf8');
    const writer = await ReportWriter.open(folder, HEADER);
    writer.add(reportCell({}, CRASH));
    await writer.dispose();
    expect(await readFile(path.join(folder, 'report.json'), 'utf8')).toBe(before);
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it('of two runs into one folder is the last one that ended', async () => {
    const folder = await emptyFolder();
    const first = await ReportWriter.open(folder, HEADER);
    const second = await ReportWriter.open(folder, { ...HEADER, profile: 'second' });
    for (const cell of CELLS) {
      first.add(cell);
      second.add(cell);
    }
    await second.finish(SUMMARY);
    await first.finish(SUMMARY);
    await Promise.all([first.dispose(), second.dispose()]);
    expect(await readReport(path.join(folder, 'report.json'))).toMatchObject({ profile: 'all' });
    expect(await readdir(folder)).toEqual(['report.json']);
  });
});

describe('a report that does not match the schema is not written', () => {
  it('a header', async () => {
    const folder = await emptyFolder();
    const header = { ...HEADER, schemaVersion: 2 } as unknown as ReportHeader;
    await expect(ReportWriter.open(folder, header)).rejects.toThrow('schemaVersion');
    expect(await readdir(folder)).toEqual([]);
  });

  it('a cell', async () => {
    const writer = await ReportWriter.open(await emptyFolder(), HEADER);
    const cell = { ...reportCell(), verdict: 'perhaps' } as unknown as CellRecord;
    expect(() => writer.add(cell)).toThrow('verdict');
    expect(() => writer.add({ ...reportCell(), extra: 1 } as CellRecord)).toThrow('extra');
    await writer.dispose();
  });

  it('a summary', async () => {
    const folder = await emptyFolder();
    const writer = await ReportWriter.open(folder, HEADER);
    await expect(writer.finish({ ...SUMMARY, stale: 0 } as unknown as ReportSummary)).rejects.toThrow(
      'stale',
    );
    await writer.dispose();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a folder that cannot be written is reported in one line', () => {
  const refusal = async (folder: string): Promise<string> => {
    const error: unknown = await write(folder, CELLS).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  };

  it('when it is below a file', async () => {
    const file = path.join(await emptyFolder(), 'file');
    await writeFile(file, '');
    const folder = path.join(file, 'below');
    expect(await refusal(folder)).toMatch(`cannot write the report to ${folder}: ENOTDIR`);
    expect(await refusal(file)).toMatch(`cannot write the report to ${file}: ENOTDIR`);
  });

  it('when a folder has the name of the report, and nothing else is left in it', async () => {
    const folder = await emptyFolder();
    await mkdir(path.join(folder, 'report.json'));
    expect(await refusal(folder)).toContain('pass another folder with --out');
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it('when its name is too long', async () => {
    // Windows says ENOENT.
    expect(await refusal(path.join(await emptyFolder(), 'x'.repeat(300)))).toMatch(/ENAMETOOLONG|ENOENT/);
  });

  it('when it is gone by the end', async () => {
    const folder = path.join(await emptyFolder(), 'gone');
    const writer = await ReportWriter.open(folder, HEADER);
    writer.add(reportCell());
    await rm(folder, { recursive: true });
    await expect(writer.finish(SUMMARY)).rejects.toThrow(UserError);
    await writer.dispose();
  });
});
