import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { Unsupported } from './unsupported.ts';

function render(...cells: CellRecord[]): string {
  const unsupported = new Unsupported();
  for (const cell of cells) unsupported.add(cell);
  return stripVTControlCharacters(unsupported.render());
}

function lacking(reason: string, rule = 'suite/rule'): CellRecord {
  return { ...reportCell(), rule, verdict: 'unsupported', outcome: { kind: 'unsupported', reason } };
}

it('nothing is said of a run in which all could be asked', () => {
  expect(render(reportCell())).toBe('');
});

it('each reason has a line with the number of its cells and its rules', () => {
  expect(
    render(
      lacking('no Worker', 'a/b'),
      lacking('no gc'),
      lacking('no Worker', 'a/a'),
      lacking('no Worker', 'a/a'),
    ),
  ).toBe(`Not asked

unsupported no Worker: 3 cells of a/a, a/b
unsupported no gc: 1 cells of suite/rule
`);
});

it('many rules are counted', () => {
  expect(render(...['1', '2', '3', '4'].map((rule) => lacking('no Worker', rule)))).toContain(
    '4 cells of 4 rules',
  );
});

it('a runtime that could not be had stands first, with the reason', () => {
  const unsupported = new Unsupported();
  unsupported.add(lacking('a reason'));
  const text = stripVTControlCharacters(unsupported.render([{ name: 'embedder', reason: 'no\nlibnode' }]));
  expect(text.split('\n').slice(2, 4)).toEqual([
    'unsupported embedder: no\\u{a}libnode',
    'unsupported a reason: 1 cells of suite/rule',
  ]);
});

it('a reason cannot forge a line', () => {
  expect(render(lacking('one\ntwo'))).toContain('one\\u{a}two');
});
