import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { runtimeOf } from '../../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { UnsupportedCells } from './unsupported-cells.ts';

function collected(...cells: CellRecord[]): UnsupportedCells {
  const unsupported = new UnsupportedCells(['node@20.20.2', 'bun@1.4.5'].map(runtimeOf));
  for (const cell of cells) unsupported.add(cell);
  return unsupported;
}

const summary = (width: number, ...cells: CellRecord[]) =>
  collected(...cells)
    .summary(width)
    .map(stripVTControlCharacters);
const inFull = (...cells: CellRecord[]) =>
  collected(...cells)
    .inFull()
    .map(stripVTControlCharacters);

function lacking(reason: string, rule = 'suite/rule', runtime = 'node@20.20.2'): CellRecord {
  return { ...reportCell(), rule, runtime, verdict: 'unsupported', outcome: { kind: 'unsupported', reason } };
}

it('nothing is printed when every cell could run', () => {
  expect([...summary(100, reportCell()), ...inFull(reportCell())]).toEqual([]);
});

it('a line counts the cells of each family and has the most common reason', () => {
  const cells = [lacking('no gc'), lacking('no Worker'), lacking('no Worker', 'a/b', 'bun@1.4.5')];
  expect(summary(100, ...cells)).toEqual([
    'Not run: 3 cells (bun 1, node 2), mostly: no Worker; see --known',
  ]);
  expect(summary(60, ...cells)[0]).toHaveLength(60);
});

it('the same reason in another runtime is the same, although it begins with the id', () => {
  const cells = ['node@20.20.2', 'bun@1.4.5'].map((id) => lacking(`${id} has no gc`, 'a/b', id));
  expect(summary(100, ...cells)).toEqual(['Not run: 2 cells (bun 1, node 1), has no gc; see --known']);
});

it('in full each reason has a line with its cells and its rules, many rules counted', () => {
  const many = ['1', '2', '3', '4'].map((rule) => lacking('no gc', rule));
  expect(inFull(...many, lacking('no Worker', 'a/b'), lacking('no Worker', 'a/a'))).toEqual([
    'Not run',
    '',
    'node@20.20.2: no gc (4 cells of 4 rules)',
    'node@20.20.2: no Worker (2 cells of a/a, a/b)',
  ]);
});

it('a reason cannot forge a line', () => {
  const lines = [...summary(100, lacking('one\ntwo')), ...inFull(lacking('one\ntwo'))];
  expect(lines.join('')).not.toContain('\n');
});
