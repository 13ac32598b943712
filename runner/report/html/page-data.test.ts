import { expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { CRASH, HEADER, reportCell, SUMMARY } from '../../../tests/support/fixtures/report.ts';
import type { HtmlExtras } from './extras.ts';
import { modelOf } from './model.ts';
import { pageData } from './page-data.ts';

const TARGETS = [10, 9].map((declared) => ({ id: String(declared), declared }));

function dataOf(cells: readonly CellRecord[], extras: HtmlExtras = {}) {
  return pageData(modelOf({ ...HEADER, ...SUMMARY, targets: TARGETS, cells: [...cells] }), extras);
}

it('cells with the same result share a record, and what was not run has none', () => {
  const same = dataOf(['9', '10'].map((target) => reportCell({ target })));
  expect(same.targets).toEqual(['9', '10']);
  expect(same.rules[0]?.cells).toEqual([[1, 1]]);
  const different = dataOf([reportCell({ target: '10' }, CRASH)]);
  expect(different.rules[0]?.cells).toEqual([[0, 1]]);
  expect(different.records).toEqual([
    {
      state: 'new',
      severity: 'died',
      sign: '✕',
      meaning: 'new deviation: died',
      observed: 'the process died of SIGSEGV',
    },
  ]);
});

it('the commands have places for the rule and the target', () => {
  expect(dataOf([]).runtimes).toEqual([
    {
      id: 'node@20.20.2',
      command: 'npm run matrix -- --rule {rule} --target {target} --node 20.20.2 --verbose',
      repro: "npm run matrix -- repro '{rule}@{target}#node@20.20.2' --out ./repro",
    },
  ]);
});

it('a command repeats the runtime options of its run', () => {
  const runtimes = HEADER.runtimes.map((runtime) => ({
    ...runtime,
    name: 'mine',
    asked: ['--runtime', 'mine'],
  }));
  const { runtimes: shown } = pageData(modelOf({ ...HEADER, ...SUMMARY, runtimes, cells: [] }), {});
  expect(shown[0]?.command).toContain(' --runtime mine --verbose');
});

it('a history is shown per rule and runtime', () => {
  const since = (version: string) => () => ({ date: '2026-11-01T02:00:00.000Z', version });
  const sinceOf = (version: string) => dataOf([reportCell()], { history: since(version) }).rules[0]?.since;
  expect(sinceOf('20.20.2')).toEqual(['since 2026-11-01']);
  expect(sinceOf('20.1.0')).toEqual(['since 2026-11-01, then 20.1.0']);
  expect(dataOf([reportCell()], { history: () => undefined }).rules[0]?.since).toEqual([null]);
});

it('an address that runs is no link', () => {
  const link = 'javascript:alert(1)';
  const { records } = dataOf([reportCell({}, { ...CRASH, known: { reason: 'It dies.', link } })]);
  expect(records[0]?.link).toEqual([link, null]);
});
