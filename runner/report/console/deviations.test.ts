import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Suite } from '../../../suites/rule.ts';
import { ruleWith, runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import { Deviations } from './deviations.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';

const SUITES: readonly Suite[] = [
  {
    name: 'suite',
    title: 'The suite',
    rules: [ruleWith(), ruleWith({ id: 'suite/other', strength: 'should' })],
  },
  { name: 'quiet', title: 'The quiet suite', rules: [ruleWith({ id: 'quiet/rule' })] },
];
const RUNTIMES = [runtimeWith(), runtimeWith({ version: '22.23.3' })];

function render(...cells: CellRecord[]): string {
  const deviations = new Deviations();
  for (const cell of cells) deviations.add(cell);
  return stripVTControlCharacters(deviations.render(SUITES, RUNTIMES));
}

const deviating = { verdict: 'deviates', observation: { status: 1 }, expected: { status: 0 } } as const;

it('a run in which all conforms has nothing to look at', () => {
  expect(render(reportCell())).toBe('');
});

it('a deviation has all that a person needs to judge and to repeat it', () => {
  expect(render(reportCell({}, deviating))).toBe(`The suite

new suite/rule (must)
  rule      A value that goes in comes out.
  where     node@20.20.2 (9)
  expected  {"status":0}
  observed  {"status":1}
  source    https://example.org/source
  reproduce npm run matrix -- --rule suite/rule --target 9 --node 20.20.2 --verbose
`);
});

describe('cells', () => {
  it('that deviate alike are told together, runtimes in their order and targets in theirs', () => {
    const places = ['experimental', '10', '9', 'none'].flatMap((target) =>
      ['22.23.3', '20.20.2'].map((version) => reportCell({ target, runtime: { version } }, CRASH)),
    );
    const text = render(...places);
    expect(text).toContain(
      'where     node@20.20.2 (none, 9, 10, experimental), node@22.23.3 (none, 9, 10, experimental)\n',
    );
    expect(text.match(/^new /gm)).toHaveLength(1);
  });

  it('that deviate differently are told apart', () => {
    const text = render(
      reportCell({ target: '8' }, deviating),
      reportCell({ target: '9' }, { ...deviating, observation: { status: 2 } }),
      reportCell({ target: '10' }, CRASH),
      reportCell({ target: '11' }, { ...CRASH, known: { reason: 'It dies.' } }),
      reportCell({ rule: { id: 'suite/other' } }, CRASH),
    );
    expect(text.match(/^(?:new|known) .*$/gm)).toEqual([
      'new suite/rule (must)',
      'new suite/rule (must)',
      'new suite/rule (must)',
      'known suite/rule (must)',
      'new suite/other (should)',
    ]);
  });
});

it('what was expected, and what state a cell is in, is never that of another cell', () => {
  const seen = { observation: { status: 1 } };
  const gone = (reason: string) => ({ ...seen, fixed: { reason } });
  const text = render(
    reportCell({ target: '8' }, { ...seen, ...gone('It died.') }),
    reportCell({ target: '9' }, { ...seen, ...gone('It hung.') }),
    reportCell({ target: '10' }, { ...deviating, ...seen }),
    reportCell({ target: '11' }, { ...deviating, ...seen, expected: { status: 9 } }),
    reportCell({ target: '12' }, { ...deviating, ...seen, flaky: true }),
  );
  expect(text.match(/^(?:new|fixed|flaky|  where|  expected) .*$/gm)).toEqual([
    ...['fixed suite/rule (must)', '  where     node@20.20.2 (8)'],
    ...['fixed suite/rule (must)', '  where     node@20.20.2 (9)'],
    ...['new suite/rule (must)', '  where     node@20.20.2 (10)', '  expected  {"status":0}'],
    ...['new suite/rule (must)', '  where     node@20.20.2 (11)', '  expected  {"status":9}'],
    ...['flaky suite/rule (must)', '  where     node@20.20.2 (12)', '  expected  {"status":0}'],
  ]);
});

describe('the heading says', () => {
  const reason = { reason: 'It dies.', link: 'https://example.org/why' };
  it.each<[heading: string, line: string, record: Partial<CellRecord>]>([
    ['known', '  known     It dies. https://example.org/why', { ...deviating, known: reason }],
    ['fixed', '  remove    this known deviation is gone: It dies.', { fixed: reason }],
    ['flaky', '  observed  the process died of SIGSEGV', { ...CRASH, flaky: true, known: reason }],
    [
      'error',
      '  observed  no result: no answer',
      { verdict: 'error', outcome: { kind: 'harness-error', reason: 'no answer' } },
    ],
  ])('%s', (heading, line, record) => {
    const text = render(reportCell({}, record));
    expect(text).toContain(`\n${heading} suite/rule (must)\n`);
    expect(text).toContain(`\n${line}\n`);
  });
});

it('what a runtime said cannot forge a line', () => {
  const text = render(reportCell({}, { ...deviating, observation: '\u009B2J\u2028new suite/forged (must)' }));
  expect(text).toContain(String.raw`observed  "\u{9b}2J\u{2028}new suite/forged (must)"`);
});
