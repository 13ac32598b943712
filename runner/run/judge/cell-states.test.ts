import { expect, it } from 'vitest';
import { severityOf, STATES, stateOf, worstState, type CellState, type Severity } from './cell-states.ts';
import type { CellRecord } from './cell-record.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';

const known = { reason: 'It dies.' };

it.each<[CellState, Partial<CellRecord>]>([
  ['conforms', {}],
  ['new', CRASH],
  ['known', { ...CRASH, known }],
  ['flaky', { ...CRASH, known, flaky: true }],
  ['fixed', { fixed: known }],
  ['error', { verdict: 'error', outcome: { kind: 'harness-error' } }],
  ['unsupported', { verdict: 'unsupported', outcome: { kind: 'unsupported' } }],
])('a cell is %s', (state, record) => {
  expect(stateOf(reportCell({}, record), { strength: 'must' })).toBe(state);
});

it('a deviation from an informative rule is informative, unless it is known', () => {
  expect(stateOf(reportCell({}, CRASH), { strength: 'informative' })).toBe('informative');
  expect(stateOf(reportCell({}, { ...CRASH, known }), { strength: 'informative' })).toBe('known');
});

it('lists the worst state first, and finds it among others', () => {
  expect(STATES[0]).toBe('new');
  expect(worstState(['conforms', 'known', 'flaky'])).toBe('flaky');
  expect(worstState([])).toBeUndefined();
});

it.each<[string, Severity | null, Partial<CellRecord>]>([
  ['a crash died', 'died', CRASH],
  ['a time-out hung', 'hung', { verdict: 'deviates', outcome: { kind: 'timed-out' } }],
  ['a wrong answer differs', 'differs', { verdict: 'deviates' }],
  ['what conforms has no severity', null, {}],
  ['what is unsupported has no severity', null, { verdict: 'unsupported', outcome: { kind: 'unsupported' } }],
])('%s', (_what, severity, record) => {
  expect(severityOf(reportCell({}, record))).toBe(severity);
});
