import { expect, it } from 'vitest';
import { stateOf, type CellState } from './cell-state.ts';
import type { ReportCell } from './schema.ts';
import { CRASH, reportCell } from '../../tests/support/fixtures/report.ts';

const known = { reason: 'It dies.' };

it.each<[CellState, Partial<ReportCell>]>([
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
