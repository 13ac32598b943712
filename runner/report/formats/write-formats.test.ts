import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { helpText } from '../../cli/arguments/help.ts';
import { UserError } from '../../shared/user-error.ts';
import { allFormats, chooseFormats } from './choose-formats.ts';
import type { Format } from './format.ts';
import { FORMATS } from './registry.ts';
import { STATES } from '../../run/judge/cell-states.ts';
import { reportOfState } from '../../../tests/support/fixtures/format-reports.ts';
import { writeFormatsOf } from './write-formats.ts';

let folder: string;
let report: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-formats-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  report = path.join(folder, 'report.json');
  await writeFile(report, JSON.stringify(reportOfState(...STATES)));
});

async function write(formats: readonly Format[], out = path.join(folder, 'new', 'out')): Promise<string[]> {
  const written = await writeFormatsOf(report, { formats, folder: out });
  return written.map((file) => path.relative(out, file));
}

const breaking: Format = {
  *render() {
    yield { name: 'whole.txt', text: ['whole'] };
    yield {
      name: 'broken.txt',
      text: (function* () {
        yield 'the first part';
        throw new Error('there is no second part');
      })(),
    };
  },
};

describe('formats', () => {
  it('are written into a folder that is made, each file named once it is there', async () => {
    const out = path.join(folder, 'new', 'out');
    const written = await write(allFormats());
    expect(written).toEqual([
      'report.html',
      'junit.xml',
      'ctrf-report.json',
      'summary.md',
      path.join('badges', 'node@20.20.2.json'),
      path.join('badges', 'node@20.json'),
      'compat.json',
    ]);
    const there = (await readdir(out, { recursive: true, withFileTypes: true })).filter((of) => of.isFile());
    expect(there).toHaveLength(written.length);
  });

  it('of one report have the same bytes each time', async () => {
    const [one, other] = [path.join(folder, 'one'), path.join(folder, 'other')];
    for (const name of await write(allFormats(), one)) {
      await write(allFormats(), other);
      expect(await readFile(path.join(other, name), 'utf8')).toBe(
        await readFile(path.join(one, name), 'utf8'),
      );
    }
  });

  it('leave the report as it was', async () => {
    const before = await readFile(report, 'utf8');
    await write(allFormats(), folder);
    expect(await readFile(report, 'utf8')).toBe(before);
  });

  it('without any of them no report is read', async () => {
    await rm(report);
    expect(await write([])).toEqual([]);
  });
});

describe('a file that cannot be written', () => {
  it('is reported with its path in one line; what lay there stays, and nothing else is left', async () => {
    await mkdir(path.join(folder, 'summary.md'));
    const failure = await write(chooseFormats(['junit', 'markdown']), folder).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as Error).message).toMatch(
      /^cannot write .*summary\.md: E[A-Z]+: .*; pass another folder with --out$/,
    );
    expect((await readdir(folder)).sort()).toEqual(['junit.xml', 'report.json', 'summary.md']);
  });

  it('is not there in part', async () => {
    await expect(write([breaking], folder)).rejects.toThrow('there is no second part');
    expect((await readdir(folder)).sort()).toEqual(['report.json', 'whole.txt']);
  });
});

describe('a word of the command line', () => {
  it('names a format, each once', () => {
    expect(chooseFormats(['badge', 'junit', 'badge'])).toEqual([FORMATS['badge'], FORMATS['junit']]);
  });

  it.each(['jnit', 'toString', ''])('that names none is refused: %j', (word) => {
    expect(() => chooseFormats([word])).toThrow(UserError);
    expect(() => chooseFormats([word])).toThrow(
      /there is no format ".*"; (the nearest is "junit"; )?expected one of: html, junit, /,
    );
  });

  it('is in the help', () => {
    expect(helpText().replaceAll(/\s+/g, ' ')).toContain(Object.keys(FORMATS).join(', '));
  });
});
