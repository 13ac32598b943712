import { expect, it } from 'vitest';
import type { CellChange } from './compare-cells.ts';
import type { ReportDiff } from './compare-reports.ts';
import { verdictLine } from './diff-lines.ts';

function verdict(...changes: CellChange[]): string {
  return verdictLine({ changes } as unknown as ReportDiff);
}

const QUIET: CellChange = { kind: 'vanished', worse: false };

it.each([
  [verdict(), 'nothing changed'],
  [verdict({ kind: 'fixed', worse: false }), '1 cell changed, none for the worse'],
  [verdict(QUIET), 'nothing changed; 1 cell is in one report only'],
  [
    verdict({ kind: 'new-deviation', worse: true }, QUIET, QUIET),
    '1 cell changed, 1 for the worse; 2 cells are in one report only',
  ],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});
