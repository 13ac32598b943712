import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { reportWith } from '../../../tests/support/fixtures/blob.ts';
import type { Report } from '../../report/schema.ts';
import { CRASH, HEADER, reportCell } from '../../../tests/support/fixtures/report.ts';
import { readHistory, writeRun } from './history-folder.ts';
import { historyText } from './history-text.ts';
import { digestRun, type RunDigest } from './run-digest.ts';
import { sinceInReport } from './since-in-report.ts';

const DAYS = ['2026-11-01T02:00:00.000Z', '2026-11-02T02:00:00.000Z', '2026-11-03T02:00:00.000Z'] as const;

/** A run of one rule in a release of Node.js 20. */
function run(date: string, version: string, record: Parameters<typeof reportCell>[1] = {}): RunDigest {
  const runtimes = HEADER.runtimes.map((runtime) => ({ ...runtime, id: `node@${version}`, version }));
  return digestRun(reportWith([reportCell({ runtime: { version } }, record)], { runtimes }), date);
}

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'napi-matrix-history-')), 'history');
  onTestFinished(() => rm(path.dirname(folder), { recursive: true }));
});

async function sinceOf(...runs: readonly RunDigest[]) {
  for (const each of runs) await writeRun(folder, each);
  return (await readHistory(folder)).since('suite/rule', `node@20.20.2`);
}

describe('a rule is as it is', () => {
  it('since the first run when nothing changed, whatever release that was', async () => {
    const runs = [run(DAYS[1], '20.20.1'), run(DAYS[0], '20.20.0'), run(DAYS[2], '20.20.2')];
    expect(await sinceOf(...runs)).toEqual({ date: DAYS[0], version: '20.20.0' });
  });

  it('since the run in which it changed', async () => {
    const runs = [run(DAYS[0], '20.20.0'), run(DAYS[1], '20.20.1', CRASH), run(DAYS[2], '20.20.2', CRASH)];
    expect(await sinceOf(...runs)).toEqual({ date: DAYS[1], version: '20.20.1' });
  });

  it('since it came back', async () => {
    const runs = [run(DAYS[0], '20.20.0'), run(DAYS[1], '20.20.1', CRASH), run(DAYS[2], '20.20.2')];
    expect(await sinceOf(...runs)).toEqual({ date: DAYS[2], version: '20.20.2' });
  });

  it('since a run before one without the rule', async () => {
    const runs = [run(DAYS[0], '20.20.0'), run(DAYS[1], '22.0.0', CRASH), run(DAYS[2], '20.20.2')];
    expect(await sinceOf(...runs)).toEqual({ date: DAYS[0], version: '20.20.0' });
  });

  it('on its own platform', async () => {
    const mac = { ...run(DAYS[1], '20.20.2', CRASH), platform: 'darwin-arm64' };
    expect(await sinceOf(run(DAYS[0], '20.20.2'), mac, run(DAYS[2], '20.20.2'))).toMatchObject({
      date: DAYS[0],
    });
  });

  it('and of nothing that was not run', async () => {
    expect(await sinceOf(run(DAYS[0], '22.0.0'))).toBeUndefined();
  });
});

describe('a report', () => {
  const [mended, broken] = [{}, CRASH].map((record) => {
    const runtimes = HEADER.runtimes.map((runtime) => ({ ...runtime, id: 'node@20.20.2' }));
    return reportWith([reportCell({ runtime: { version: '20.20.2' } }, record)], { runtimes });
  });
  const runs = [{}, CRASH, {}].map((record, day) => run(DAYS[day] ?? '', '20.20.2', record));
  const dateIn = (report: Report | undefined, startedAt?: string, of = runs) =>
    report && sinceInReport(of, report, { startedAt })?.('suite/rule', 'node@20.20.2')?.date;

  it('is identified by its results, whatever came later', () => {
    expect(dateIn(broken)).toBe(DAYS[1]);
    expect(dateIn(broken, DAYS[2])).toBe(DAYS[1]);
  });

  it('is distinguished from another with the same results by its date', () => {
    expect(dateIn(mended, DAYS[0])).toBe(DAYS[0]);
    expect(dateIn(mended, DAYS[2])).toBe(DAYS[2]);
    expect(dateIn(mended)).toBe(DAYS[2]);
  });

  it('has no history in runs of which it is none', () => {
    expect(dateIn(broken, DAYS[0], runs.slice(0, 1))).toBeUndefined();
  });
});

it('a run that is added twice is there once', async () => {
  await sinceOf(run(DAYS[0], '20.20.2'), run(DAYS[0], '20.20.2'));
  expect(await readdir(folder)).toEqual(['2026-11-01T02-00-00-000Z-linux-x64.json']);
});

it('a damaged file is named, passed over and kept', async () => {
  await writeRun(folder, run(DAYS[0], '20.20.2'));
  await writeFile(path.join(folder, 'broken.json'), '{');
  const notices: string[] = [];
  const { runs } = await readHistory(folder, { onNotice: (line) => notices.push(line) });
  expect(runs).toHaveLength(1);
  expect(notices).toEqual([
    `${path.join(folder, 'broken.json')} is not a history entry, or is damaged; skipped`,
  ]);
  expect(await readdir(folder)).toContain('broken.json');
});

it('a missing folder is reported in one line', async () => {
  await expect(readHistory(folder)).rejects.toThrow(`cannot read the history in ${folder}: ENOENT`);
});

it('people read what changed', async () => {
  await sinceOf(run(DAYS[0], '20.20.0'), run(DAYS[1], '20.20.2', CRASH));
  expect(historyText(await readHistory(folder))).toBe(`since                     runtime       then     rule
2026-11-02T02:00:00.000Z  node@20.20.2  20.20.2  suite/rule

0 of 1 rules in runtimes as in the first run, of 2026-11-01T02:00:00.000Z
`);
});
