import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { SUMMARY } from '../../tests/support/fixtures/report.ts';
import { countsLine, staleLines } from './summary.ts';

const line = (counts: Partial<typeof SUMMARY.counts>) =>
  stripVTControlCharacters(countsLine({ ...SUMMARY.counts, ...counts }));

it('what conforms and what is new is always counted, the rest where there is any', () => {
  expect(line({ conforms: 0 })).toBe('0 conform, 0 new deviations');
  expect(line({ conforms: 3, known: 2, informative: 1, unsupported: 4 })).toBe(
    '3 conform, 2 known deviations, 0 new deviations, 1 informative deviation, 4 not run',
  );
});

it('everything that fails a run is counted', () => {
  expect(line({ deviates: 1, error: 2, missing: 3, flaky: 4, fixed: 5, stale: 6, unexplained: 7 })).toBe(
    '1 conforms, 1 new deviation, 2 errors, 4 flaky, 5 known deviations that are gone, 3 missing, 6 expectations that match nothing, 7 known without a reason',
  );
});

it('one thing is in the singular, and thousands are grouped', () => {
  expect(line({ conforms: 1234, stale: 1 })).toBe(
    '1,234 conform, 0 new deviations, 1 expectation that matches nothing',
  );
});

it('an expectation that matches nothing is reported with its file and what to do', () => {
  expect(staleLines([{ runtime: 'node', rule: 'suite/rule', versions: '>=20' }])).toEqual([
    'suites/expectations/node.json: the entry for suite/rule (>=20) matches no cell: remove it',
  ]);
});
