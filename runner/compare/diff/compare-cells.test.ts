import { describe, expect, it } from 'vitest';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { ChangeKind } from './change.ts';
import { appearedCell, compareCells } from './compare-cells.ts';

const GOOD = reportCell();
const WRONG = reportCell({}, { verdict: 'deviates', observation: { status: 1 } });
const OTHERWISE_WRONG = reportCell({}, { verdict: 'deviates', observation: { status: 2 } });
const CRASHED = reportCell({}, CRASH);
const KNOWN = reportCell({}, { ...CRASH, known: { reason: 'It dies.' } });
const KNOWN_OTHERWISE = reportCell({}, { ...CRASH, known: { reason: 'It still dies.' } });
const GONE = reportCell({}, { fixed: { reason: 'It died.' } });
const FLAKY = reportCell({}, { ...CRASH, flaky: true });
const ERROR = reportCell({}, { outcome: { kind: 'harness-error' }, verdict: 'error' });
const UNSUPPORTED = reportCell(
  {},
  { outcome: { kind: 'unsupported', reason: 'no gc' }, observation: undefined, verdict: 'unsupported' },
);

describe('what became of a cell', () => {
  it.each<[string, CellRecord, CellRecord, ChangeKind, boolean]>([
    ['conformed, deviates', GOOD, WRONG, 'new-deviation', true],
    ['was unsupported, deviates', UNSUPPORTED, WRONG, 'new-deviation', true],
    ['conformed, deviates as an expectation says', GOOD, KNOWN, 'known-now', false],
    ['deviated, an expectation was written', CRASHED, KNOWN, 'known-now', false],
    ['was known, is not', KNOWN, CRASHED, 'no-longer-known', true],
    ['deviated, conforms', WRONG, GOOD, 'fixed', false],
    ['was known, conforms', KNOWN, GONE, 'fixed', false],
    ['conformed, is flaky', GOOD, FLAKY, 'unclear', true],
    ['conformed, has no result', GOOD, ERROR, 'unclear', true],
    ['was flaky, conforms', FLAKY, GOOD, 'fixed', false],
    ['was flaky, deviates', FLAKY, CRASHED, 'new-deviation', false],
    ['conformed, is unsupported', GOOD, UNSUPPORTED, 'no-longer-asked', true],
    ['deviated, is unsupported', WRONG, UNSUPPORTED, 'no-longer-asked', false],
    ['was unsupported, conforms', UNSUPPORTED, GOOD, 'asked-now', false],
    ['deviates otherwise', WRONG, OTHERWISE_WRONG, 'changed-observation', false],
    ['deviates, and dies of it now', WRONG, CRASHED, 'changed-observation', true],
    ['deviated by dying, answers now', CRASHED, WRONG, 'changed-observation', false],
    [
      'conforms, with another answer',
      GOOD,
      reportCell({}, { observation: { status: 0, more: 1 } }),
      'changed-observation',
      false,
    ],
  ])('%s', (_what, before, after, kind, worse) => {
    expect(compareCells(before, after, 'must')).toEqual({ kind, worse });
  });

  it('is nothing when the same happened', () => {
    expect(compareCells(WRONG, WRONG, 'must')).toBeNull();
    expect(compareCells(KNOWN, KNOWN_OTHERWISE, 'must')).toBeNull();
    const reworded = reportCell(
      {},
      { ...UNSUPPORTED, outcome: { kind: 'unsupported', reason: 'without gc' } },
    );
    expect(compareCells(UNSUPPORTED, reworded, 'must')).toBeNull();
    expect(
      compareCells(
        CRASHED,
        reportCell({}, { ...CRASH, outcome: { ...CRASH.outcome, stderrTail: 'x' } }),
        'must',
      ),
    ).toBeNull();
  });

  it('is nothing worse when the rule fails no run', () => {
    expect(compareCells(GOOD, WRONG, 'informative')).toEqual({ kind: 'new-deviation', worse: false });
  });
});

it('a cell that appeared is worse when it fails a run', () => {
  expect(appearedCell(GOOD, 'must')).toEqual({ kind: 'appeared', worse: false });
  expect(appearedCell(KNOWN, 'must').worse).toBe(false);
  expect(appearedCell(WRONG, 'must').worse).toBe(true);
  expect(appearedCell(WRONG, 'informative').worse).toBe(false);
  expect(appearedCell(FLAKY, 'must').worse).toBe(true);
});
