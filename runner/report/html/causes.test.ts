import { describe, expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { reportOf, reportOfState } from '../../../tests/support/fixtures/format-reports.ts';
import { CRASH, HEADER, reportCell, SUMMARY } from '../../../tests/support/fixtures/report.ts';
import type { Report } from '../schema.ts';
import { deviationsByCause, firstSentence } from './causes.ts';
import { modelOf } from './model.ts';
import { renderHtml } from './render-html.ts';

function causes(...cells: readonly CellRecord[]) {
  const [family] = deviationsByCause(modelOf({ ...HEADER, ...SUMMARY, cells: [...cells] }));
  return family?.causes.map(({ state, title, cells: count, variants }) => [
    state,
    title,
    count,
    variants.length,
  ]);
}

const DIFFERS = { verdict: 'deviates', observation: { status: 1 } } as const;
const known = (reason: string, record: Partial<CellRecord> = DIFFERS) => ({ ...record, known: { reason } });
const at = (target: string, record: Partial<CellRecord>, rule = 'suite/rule') =>
  reportCell({ target, rule: { id: rule } }, record);

it('new comes first, then what died, then what has most cells', () => {
  expect(
    causes(
      at('8', known('rare')),
      at('9', known('often')),
      at('10', known('often')),
      at('10', known('often'), 'suite/other'),
      at('7', known('deadly', CRASH)),
      at('11', DIFFERS),
      at('none', {}),
    ),
  ).toEqual([
    ['new', 'suite: {"status":1}', 1, 1],
    ['known', 'deadly', 1, 1],
    ['known', 'often', 3, 1],
    ['known', 'rare', 1, 1],
  ]);
});

it('reasons that begin with the same sentence are variants of one cause', () => {
  expect(causes(at('8', known('It never reads: here.')), at('9', known('It never reads: there.')))).toEqual([
    ['known', 'It never reads', 2, 2],
  ]);
});

it('the id of a reason decides, and its title is shown', () => {
  const recorded = (id: string, reason: string) => ({
    ...DIFFERS,
    known: { id, title: `Title ${id}`, reason },
  });
  expect(
    causes(
      at('8', recorded('a', 'Same. x')),
      at('9', recorded('a', 'y')),
      at('10', recorded('b', 'Same. z')),
    ),
  ).toEqual([
    ['known', 'Title a', 2, 2],
    ['known', 'Title b', 1, 1],
  ]);
});

it('an entry without a text is named by its observation', () => {
  const empty = { ...DIFFERS, known: { id: 'draft', title: '', reason: '' } };
  expect(causes(at('8', empty))).toEqual([['known', 'suite: {"status":1}', 1, 1]]);
});

it('without a reason, a suite and what was observed make a cause', () => {
  expect(
    causes(at('8', CRASH), at('9', CRASH, 'suite/other'), at('8', DIFFERS), at('8', CRASH, 'another/rule')),
  ).toEqual([
    ['new', 'suite: the process died of SIGSEGV', 2, 1],
    ['new', 'another: the process died of SIGSEGV', 1, 1],
    ['new', 'suite: {"status":1}', 1, 1],
  ]);
});

it('a known deviation that is gone has the reason that was recorded', () => {
  expect(causes(at('8', { fixed: { reason: 'It died.' } }))).toEqual([['fixed', 'It died', 1, 1]]);
});

it.each([
  ['One sentence.', 'One sentence'],
  ['Version 1.2 of it: more.', 'Version 1.2 of it'],
  ['It calls x.y(); and more', 'It calls x.y()'],
  ['', ''],
])('the first sentence of %j', (reason, sentence) => {
  expect(firstSentence(reason)).toBe(sentence);
});

describe('a family without deviations', () => {
  it.each<[verdict: string, report: Report]>([
    ['conforms', reportOfState('conforms')],
    ['not measured', reportOfState('unsupported')],
    ['incomplete', reportOf([reportCell()], { missing: 1 })],
  ])('reads "%s" everywhere on the page', (verdict, report) => {
    expect(deviationsByCause(modelOf(report))).toMatchObject([{ cells: 0, otherwise: verdict }]);
    expect(renderHtml(report).includes('nothing: it conforms')).toBe(verdict === 'conforms');
  });
});
