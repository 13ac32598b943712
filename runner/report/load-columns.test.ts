import { describe, expect, it } from 'vitest';
import { requireTarget } from '../../tests/support/fixtures/cell.ts';
import { loadRules } from '../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../tests/support/fixtures/report.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { columnText, loadColumns } from './load-columns.ts';
import { LoadOutcomes } from './load-outcomes.ts';

const RUNTIMES = [
  { id: 'node@20.20.2', napiVersion: 9 },
  { id: 'node@22.23.3', napiVersion: 10 },
];
const TARGETS = ['none', '0', '7', '8', '9', '10', '11', '12', '99', 'experimental'].map(requireTarget);

type Odd = Readonly<Record<string, Partial<CellRecord>>>;

/** Loads up to what a runtime supports and throws above, except for `odd`. */
function columns(odd: Odd = {}, runtimes = RUNTIMES): string[] {
  const loads = new LoadOutcomes(loadRules);
  for (const runtime of runtimes) {
    for (const { id: target, declared } of TARGETS) {
      const isTooNew = declared !== null && declared > runtime.napiVersion && target !== 'experimental';
      const id = `load/${isTooNew ? 'too-new' : 'declared-version'}`;
      const observed = { observation: { loaded: !isTooNew } };
      loads.add(
        reportCell({ rule: { id }, target, runtime }, { ...observed, ...odd[`${target} ${runtime.id}`] }),
      );
    }
  }
  return loadColumns(TARGETS, runtimes, loads).map((column) => columnText(column));
}

it('columns that are equal in every row merge, but not those of versions that a runtime supports', () => {
  expect(columns()).toEqual(['none … 7', '8', '9', '10', '11 …', 'experimental']);
  expect(columns({}, RUNTIMES.slice(0, 1))).toEqual(['none … 7', '8', '9', '10 …', 'experimental']);
});

describe.each<[what: string, odd: Partial<CellRecord>]>([
  ['another outcome', { observation: { loaded: false } }],
  ['a deviation that is known', { verdict: 'deviates', known: { reason: 'why' } }],
])('a single row with %s keeps apart', (_what, odd) => {
  it('a column below the default version', () => {
    expect(columns({ '7 node@22.23.3': odd })).toEqual([
      'none … 0',
      '7',
      '8',
      '9',
      '10',
      '11 …',
      'experimental',
    ]);
  });
});

it('only a column that reaches the last target that is too new is open', () => {
  const accepted = { observation: { loaded: true } };
  const below = ['none … 7', '8', '9', '10'];
  expect(columns({ '99 node@20.20.2': accepted })).toEqual([...below, '11 … 12', '99', 'experimental']);
  expect(columns({ '11 node@20.20.2': accepted })).toEqual([...below, '11', '12 …', 'experimental']);
});

it('names in a text can be shortened', () => {
  const targets = ['-2147483648', '0'].map(requireTarget);
  const [column] = loadColumns(targets, RUNTIMES, new LoadOutcomes([]));
  expect(column && columnText(column, (id) => id.slice(0, 2))).toBe('-2 … 0');
});
