import { describe, expect, it } from 'vitest';
import type { CellState } from '../../run/judge/cell-states.ts';
import type { Report } from '../schema.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import { badge } from './badge.ts';
import { STATES } from '../../run/judge/cell-states.ts';
import {
  HOSTILE,
  reportOf,
  reportOfState,
  runtimeOf,
} from '../../../tests/support/fixtures/format-reports.ts';

function render(report: Report): Record<string, Record<string, unknown>> {
  const files = [...badge.render(report, { timings: null, changes: [] })];
  const read = files.map(({ name, text }) => [name, JSON.parse([...text].join('')) as unknown]);
  return Object.fromEntries(read) as Record<string, Record<string, unknown>>;
}

const of = (report: Report) => render(report)['badges/node@20.20.2.json'];

describe('the badge of a runtime', () => {
  it('has the shape that shields.io requires', () => {
    expect(of(reportOfState('conforms'))).toEqual({
      schemaVersion: 1,
      label: 'Node-API 9 · node@20.20.2',
      message: 'conforms',
      color: 'brightgreen',
    });
  });

  const bad = { color: 'red', isError: true };
  it.each<[message: string, more: object, states: readonly CellState[]]>([
    ['1 known deviation', { color: 'yellow' }, ['conforms', 'known']],
    ['conforms', { color: 'brightgreen' }, ['conforms', 'informative', 'unsupported']],
    // The counts of the report do the same: an unknown flaky crash is also new.
    ['2 new deviations', bad, STATES],
    ['1 error', bad, ['conforms', 'error', 'known']],
    ['1 known deviation gone', bad, ['conforms', 'fixed']],
    ['not measured', { color: 'lightgrey', isError: true }, ['unsupported']],
  ])('says "%s"', (message, more, states) => {
    expect(of(reportOfState(...states))).toMatchObject({ message, ...more });
  });

  it('counts flaky cells, even known ones', () => {
    const flaky = reportCell({}, { ...CRASH, flaky: true, known: { reason: 'It dies.' } });
    expect(of(reportOf([flaky]))).toMatchObject({ message: '1 flaky', ...bad });
  });

  it('never shows an interrupted run as conforming', () => {
    const report = reportOf([reportCell()], { missing: 1 });
    expect(of(report)).toMatchObject({ message: 'incomplete', color: 'lightgrey', isError: true });
  });

  it('counts its own cells only', () => {
    const deviation = reportCell({ runtime: { version: '18.20.8' } }, { verdict: 'deviates' });
    const report = reportOf([reportCell(), deviation]);
    expect(of(report)).toMatchObject({ message: 'conforms' });
    expect(render(report)['badges/node@18.20.8.json']).toMatchObject({ message: '1 new deviation' });
  });
});

describe('a line of releases', () => {
  it('has a badge that stays: that of its newest release', () => {
    const cells = ['20.9.0', '20.20.2', '18.20.8'].map((version) => {
      return reportCell({ runtime: { version } }, version === '20.20.2' ? { verdict: 'deviates' } : {});
    });
    const badges = render(reportOf(cells));
    expect(Object.keys(badges).sort()).toEqual([
      'badges/node@18.20.8.json',
      'badges/node@18.json',
      'badges/node@20.20.2.json',
      'badges/node@20.9.0.json',
      'badges/node@20.json',
    ]);
    expect(badges['badges/node@20.json']).toMatchObject({
      label: 'Node-API 9 · node@20',
      message: '1 new deviation',
    });
  });

  it('is none of a runtime at a path', () => {
    const runtimes = [{ ...runtimeOf('mine'), version: '1.2.3' }];
    expect(Object.keys(render(reportOf([], { runtimes })))).toEqual(['badges/mine.json']);
  });
});

it('the name of a runtime leads to no other folder and to no other file', () => {
  const names = ['../../etc/passwd', 'a/b', 'a_2f_b', String.raw`a\b`, HOSTILE];
  const badges = render(
    reportOf([], { runtimes: names.map((name) => ({ ...runtimeOf('x'), id: name, name })) }),
  );
  expect(Object.keys(badges)).toHaveLength(names.length);
  for (const [file, { label }] of Object.entries(badges)) {
    expect(file).toMatch(/^badges\/[\w.@-]+\.json$/);
    expect(label).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
});
