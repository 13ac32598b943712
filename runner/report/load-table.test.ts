import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { requireTarget, runtimeWith } from '../../tests/support/fixtures/cell.ts';
import { LoadTable } from './load-table.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { loadRules } from '../../tests/support/fixtures/format-reports.ts';
import { CRASH, reportCell } from '../../tests/support/fixtures/report.ts';

const RUNTIMES = [runtimeWith()];

/** The text that the table has for one target, of cells that speak of it. */
function outcome(target: string, ...cells: (Partial<CellRecord> & { rule: string })[]): string | undefined {
  const table = new LoadTable(loadRules);
  for (const cell of cells) table.add(reportCell({ target }, cell));
  const [, row] = rows(table, [target]);
  return row?.at(2);
}

function rows(table: LoadTable, targets: readonly string[]): string[][] {
  const lines = table.render(RUNTIMES, targets.map(requireTarget));
  return lines.map((line) => stripVTControlCharacters(line).split(/ {2,}/));
}

const loaded = { outcome: { kind: 'observed' }, observation: { loaded: true } } as const;
const threw = { outcome: { kind: 'observed' }, observation: { loaded: false } } as const;
const known = { reason: 'It dies.' };
const tooNew = { rule: 'load/too-new' };
const declared = { rule: 'load/declared-version' };

describe('the table has, for a target,', () => {
  it.each<[outcome: string, target: string, cell: Partial<CellRecord> & { rule: string }]>([
    ['loads', '9', { ...declared, ...loaded }],
    ['loads≠!', '9', { ...declared, ...loaded, verdict: 'deviates' }],
    ['loads≠', '9', { ...declared, ...loaded, verdict: 'deviates', known }],
    ['refuses!', '9', { ...declared, ...threw, verdict: 'deviates' }],
    ['throws', '11', { ...tooNew, ...threw }],
    ['accepts!', '11', { ...tooNew, ...loaded, verdict: 'deviates' }],
    ['accepts', '11', { ...tooNew, ...loaded, verdict: 'deviates', known }],
    ['SIGSEGV!', '11', { ...tooNew, ...CRASH }],
    ['SIGSEGV', '11', { ...tooNew, ...CRASH, known }],
    ['exit code 134!', '11', { ...tooNew, ...CRASH, outcome: { kind: 'crashed', exitCode: 134 } }],
    ['hangs!', '11', { ...tooNew, ...CRASH, outcome: { kind: 'timed-out' } }],
  ])('%s', (text, target, cell) => {
    expect(outcome(target, cell)).toBe(text);
  });

  it('the worst of several cells', () => {
    const bad = { ...declared, ...CRASH };
    const good = { rule: 'load/experimental', ...loaded };
    expect(outcome('9', good, bad)).toBe('SIGSEGV!');
    expect(outcome('9', bad, good)).toBe('SIGSEGV!');
  });

  it('nothing without a cell', () => {
    expect(outcome('9', { rule: 'load/init-once', ...CRASH })).toBeUndefined();
    const unsupported = { outcome: { kind: 'unsupported' }, verdict: 'unsupported' } as const;
    expect(outcome('9', { ...declared, ...unsupported })).toBeUndefined();
  });
});

it('runtimes go down and targets across, with a dash where nothing was run', () => {
  const table = new LoadTable(loadRules);
  table.add(reportCell({ target: '9' }, { ...declared, ...loaded }));
  table.add(reportCell({ target: '11' }, { ...tooNew, ...CRASH, known }));
  expect(rows(table, ['8', '9', '11']).slice(0, 2)).toEqual([
    ['runtime', 'supports', '8', '9', '11'],
    ['node@20.20.2', '9', '-', 'loads', 'SIGSEGV'],
  ]);
});

it('there is no table where no cell of the run observes loading', () => {
  const table = new LoadTable(loadRules);
  table.add(reportCell({}, { rule: 'reference/create-string' }));
  expect(table.render(RUNTIMES, [requireTarget('9')])).toEqual([]);
});

describe('the legend', () => {
  const legend = (...cells: (Partial<CellRecord> & { rule: string })[]) => {
    const table = new LoadTable(loadRules);
    for (const cell of cells) table.add(reportCell({ target: '11' }, cell));
    return rows(table, ['11']).at(-1)?.join(' ');
  };

  it('explains what is in the table and nothing else', () => {
    expect(legend({ ...tooNew, ...loaded, verdict: 'deviates', known })).toBe(
      'accepts: loaded although too new · every deviation here is known',
    );
    expect(legend({ ...tooNew, ...CRASH })).toBe(
      'a signal or an exit code: the process died · !: a new deviation',
    );
  });
});
