import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../shared/user-error.ts';
import { readReport } from './read-report.ts';
import { HEADER, reportCell, SUMMARY } from '../../tests/support/fixtures/report.ts';

const REPORT = { ...HEADER, ...SUMMARY, cells: [reportCell()] };

async function read(content: unknown) {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-report-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'report.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readReport(file);
}

it('a report that matches its schema is read', async () => {
  expect(await read(REPORT)).toEqual(REPORT);
});

describe('anything else is refused with its place, what was expected and what came', () => {
  it.each<[content: unknown, message: string]>([
    ['{"cells":[\n', 'is not complete JSON: cut off after 11 characters'],
    ['{"cells":}', 'is not complete JSON: Unexpected token'],
    ['null', 'is not a report: the top level: expected object, got null'],
    [{ ...REPORT, schemaVersion: 2 }, 'is not a report: schemaVersion: '],
    [{ ...REPORT, extra: 1 }, 'is not a report: unknown key extra in the top level'],
    [{ ...REPORT, cells: undefined }, 'is not a report: cells: expected array, got nothing'],
    [{ ...REPORT, cells: [{ ...reportCell(), verdict: 'perhaps' }] }, 'is not a report: cells.0.verdict: '],
    [
      { ...REPORT, runtimes: [{ ...HEADER.runtimes[0], sha256: 'x' }] },
      'is not a report: runtimes.0.sha256: ',
    ],
    [{ ...REPORT, counts: { ...SUMMARY.counts, missing: -1 } }, 'is not a report: counts.missing: '],
    [{ ...REPORT, cells: [reportCell(), reportCell()] }, 'cells.1.id: an earlier cell has it'],
    [
      { ...REPORT, cells: [{ ...reportCell(), runtime: '__proto__' }] },
      'cells.0.runtime: not one of its runtimes',
    ],
    [{ ...REPORT, cells: [{ ...reportCell(), rule: 'other' }] }, 'cells.0.rule: not one of its rules'],
  ])('%j', async (content, message) => {
    await expect(read(content)).rejects.toThrow(UserError);
    await expect(read(content)).rejects.toThrow(message);
  });

  it('a file that is not there', async () => {
    await expect(readReport('/no/such/report.json')).rejects.toThrow(
      'there is no report /no/such/report.json',
    );
  });
});
