import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { CELL_STATES, STATES } from '../../run/judge/cell-states.ts';
import { SUMMARY } from '../../../tests/support/fixtures/report.ts';
import { FAILING_STATES } from './failing-states.ts';
import { verdictLine } from './verdict-line.ts';

it('has a block and a word for every state that fails a run', () => {
  expect([...FAILING_STATES].sort()).toEqual(STATES.filter((state) => CELL_STATES[state].fails).sort());
});

it.each(['missing', 'stale', 'unexplained'] as const)('names %s as the cause of exit code 1', (key) => {
  const counts = { ...SUMMARY.counts, [key]: 1 };
  const line = stripVTControlCharacters(verdictLine(counts, { interrupted: false, ms: 0 }));
  expect(line).toMatch(/^1 [A-Z]+ .*\(exit 1\)$/);
});

it('names releases that could not be run', () => {
  const absent = [{ name: 'deno@1.46.3', reason: 'it cannot run the harness', required: true as const }];
  const line = stripVTControlCharacters(verdictLine(SUMMARY.counts, { interrupted: false, ms: 0, absent }));
  expect(line).toMatch(/^.*1 RELEASE NOT RUN .*\(exit 2\)$/);
});
