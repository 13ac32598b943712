import { expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { CRASH, FRAME, reportCell, TAIL } from '../../../tests/support/fixtures/report.ts';
import { modelOf } from './model.ts';
import { deviationsByReason } from './reasons.ts';

function reasons(...cells: readonly CellRecord[]) {
  const [family] = deviationsByReason(modelOf({ ...FRAME, ...TAIL, cells: [...cells] }));
  return family?.reasons.map((group) => [group.state, group.reason, group.cells, group.groups.length]);
}

const known = (reason: string) => ({ ...CRASH, known: { reason } });

it('deviations of one reason stand together, those of most cells first, and what is new before all', () => {
  expect(
    reasons(
      reportCell({ target: '8' }, known('rare')),
      reportCell({ target: '9' }, known('often')),
      reportCell({ target: '10' }, known('often')),
      reportCell({ target: '10', rule: { id: 'suite/other' } }, known('often')),
      reportCell({ target: '11' }, CRASH),
      reportCell({ target: 'none' }),
    ),
  ).toEqual([
    ['new', undefined, 1, 1],
    ['known', 'often', 3, 2],
    ['known', 'rare', 1, 1],
  ]);
});

it('a known deviation that is gone has the reason that was recorded', () => {
  expect(reasons(reportCell({}, { fixed: { reason: 'It died.' } }))).toEqual([['fixed', 'It died.', 1, 1]]);
});
