import { expect, it } from 'vitest';
import { targetFromId, type Target } from '../../suites/target.ts';
import { reportCell } from '../../tests/support/fixtures/report.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { loadColumns } from './load-columns.ts';
import { LoadFates } from './load-fates.ts';

const RUNTIMES = [
  { id: 'node@20.20.2', napiVersion: 9 },
  { id: 'node@22.23.3', napiVersion: 10 },
];
const IDS = ['none', '0', '7', '8', '9', '10', '11', '99', 'experimental'];
const TARGETS: Target[] = IDS.flatMap((id) => targetFromId(id) ?? []);

/** Loads up to what a runtime supports and throws above, but for what `odd` says. */
function columns(odd: Readonly<Record<string, Partial<CellRecord>>> = {}): string[] {
  const fates = new LoadFates();
  for (const runtime of RUNTIMES) {
    for (const { id: target, declared } of TARGETS) {
      const isTooNew = declared !== null && declared > runtime.napiVersion && target !== 'experimental';
      const id = `load/${isTooNew ? 'too-new' : 'declared-version'}`;
      const loads = { observation: { loaded: !isTooNew } };
      fates.add(
        reportCell({ rule: { id }, target, runtime }, { ...loads, ...odd[`${target} ${runtime.id}`] }),
      );
    }
  }
  return loadColumns(TARGETS, RUNTIMES, fates).map(({ targets }) => targets.map(({ id }) => id).join(' '));
}

it('columns that no row tells apart merge, but not those of versions that a runtime supports', () => {
  expect(columns()).toEqual(['none 0 7', '8', '9', '10', '11 99', 'experimental']);
});

it.each<[what: string, odd: Partial<CellRecord>]>([
  ['another outcome', { observation: { loaded: false } }],
  ['a deviation that is known', { verdict: 'deviates', known: { reason: 'why' } }],
])('a single row with %s keeps a column apart', (_what, odd) => {
  expect(columns({ '7 node@22.23.3': odd })).toEqual([
    'none 0',
    '7',
    '8',
    '9',
    '10',
    '11 99',
    'experimental',
  ]);
});
