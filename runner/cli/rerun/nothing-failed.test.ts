import { expect, it } from 'vitest';
import { reportOf } from '../../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { nothingFailed } from './nothing-failed.ts';

it('a report without failures is good', () => {
  expect(nothingFailed(reportOf([reportCell()]), 'report.json')).toEqual({
    lines: ['nothing failed in report.json: nothing to run'],
    code: 0,
  });
});

it('a report that failed by its expectations alone fails again, and prints what to remove', () => {
  const stale = [{ runtime: 'node', rule: 'suite/rule', versions: '>=20' }];
  expect(nothingFailed(reportOf([reportCell()], { stale }), 'report.json')).toEqual({
    lines: [
      'no cell failed in report.json: nothing to run, but expectations match nothing',
      'suites/expectations/node.json: the entry for suite/rule (>=20) matches no cell: remove it',
    ],
    code: 1,
  });
});
