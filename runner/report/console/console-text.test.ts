import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { quote } from '../../shared/quote.ts';
import { consoleReport } from '../../../tests/support/fixtures/console-reports.ts';
import { reportOf } from '../../../tests/support/fixtures/format-reports.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../schema.ts';
import { ConsoleText, type TextOptions } from './console-text.ts';
import { verdictLine } from './verdict-line.ts';

const NODE = ['node@18.20.8', 'node@20.20.2', 'node@22.23.3'];
const NIGHTLY = ['bun@1.4.5', 'deno@2.9.6', ...NODE, 'node@24.21.0', 'node@26.10.0'];

function print(report: Report, options: Partial<TextOptions> = {}) {
  const runtimes = report.runtimes.map(({ id, name, version }) => ({
    id,
    name,
    version,
    executable: '/bin/x',
  }));
  const text = new ConsoleText(report, runtimes);
  for (const cell of report.cells) text.add(cell);
  const all = { width: 100, known: false, verbose: false, ...options };
  const ending = { summary: report, ms: 40_500, reproFrom: null };
  const last = [
    verdictLine(report.counts, { interrupted: false, ms: 40_500 }),
    'report  reports/latest/report.json',
  ];
  return {
    overview: text.overview(ending, all).map(stripVTControlCharacters),
    failing: [...text.failing(ending, all), ...last].map(stripVTControlCharacters),
  };
}

function lines(report: Report, options: Partial<TextOptions> = {}): string[] {
  const { overview, failing } = print(report, options);
  // The empty line that a run begins with.
  return ['', ...overview, ...failing];
}

/** The same report without the reasons of some cells. */
function withNew(report: Report, isNew: (cell: CellRecord) => boolean): Report {
  const cells = report.cells.map((cell) => {
    const { known, ...rest } = cell;
    return known !== undefined && isNew(cell) ? rest : cell;
  });
  const { runtimes, rules, targets } = report;
  return { ...reportOf(cells, { runtimes, rules }), targets };
}

describe('a run in which nothing is new', () => {
  it('of three releases of Node.js takes at most 45 lines', () => {
    expect(lines(consoleReport(NODE)).length).toBeLessThanOrEqual(45);
  });

  it('of seven runtimes takes at most 60 lines', () => {
    const report = consoleReport(NIGHTLY);
    expect(new Set(report.cells.map(({ known }) => known?.reason)).size).toBeGreaterThan(50);
    expect(lines(report).length).toBeLessThanOrEqual(60);
  });

  it.each([80, 100, 140])('has no line that is wider than a terminal of %i', (width) => {
    expect(
      Math.max(...lines(consoleReport(NIGHTLY), { width }).map(({ length }) => length)),
    ).toBeLessThanOrEqual(width);
  });

  it('ends with the counts', () => {
    expect(lines(consoleReport(NODE)).at(-2)).toMatch(
      /^NOTHING NEW {3}\d+ conform · \d+ known · 0 new · \d+ not run$/,
    );
  });

  it('has at most three reasons of a family, and counts the others', () => {
    const { overview } = print(consoleReport(NIGHTLY));
    const start = overview.findIndex((line) => line.startsWith('Known deviations'));
    const table = overview.slice(start + 1, overview.indexOf('', start));
    expect(table.filter((line) => /^(bun|deno|node)? +(died|differs|mixed)/.test(line))).toHaveLength(9);
    expect(table.at(-1)).toMatch(/… \d+ more reasons.*, \d+ cells; see --known$/);
  });

  it('has every reason with --known, and each whole', () => {
    const text = lines(consoleReport(NIGHTLY), { known: true }).join('\n');
    expect(text.match(/^(bun|deno|node) {2}(died|differs|mixed) /gm)?.length).toBeGreaterThan(50);
    expect(text.match(/It does so whatever the addon/g)?.length).toBeGreaterThan(100);
  });
});

describe('one new deviation', () => {
  const isNew = ({ id }: CellRecord) => id === 'suite/rule-2@9#deno@2.9.6';
  const report = withNew(consoleReport(NIGHTLY), isNew);

  it('is the last of the output, so that a terminal of 40 lines shows all of it', () => {
    const all = lines(report);
    const start = all.indexOf('');
    const heading = all.findIndex((line) => line.startsWith('NEW in deno@2.9.6 ──'));
    expect(start).toBeLessThan(heading);
    expect(all.slice(heading)).toEqual([
      `NEW in deno@2.9.6 ${'─'.repeat(82)}`,
      'suite/rule-2 (must), declared: 9',
      '  A value that goes in comes out.',
      '  expected      {"status":0}',
      '  observed      {"status":2}',
      '  others        bun: the same deviation, known · node: the same deviation, known',
      '  repeat        npm run matrix -- --rule suite/rule-2 --target 9 --deno 2.9.6 --verbose',
      `  for an issue  npm run matrix -- repro ${quote('suite/rule-2@9#deno@2.9.6')} --out ./repro`,
      '',
      expect.stringMatching(
        /^1 NEW DEVIATION {3}\d+ conform · \d+ known · \d+ not run · 40\.5 s {3}\(exit 1\)$/,
      ),
      'report  reports/latest/report.json',
    ]);
  });

  it('is all that --quiet leaves', () => {
    expect(print(report).failing[0]).toMatch(/^NEW in deno@2\.9\.6 /);
  });

  it('has the titles of the sources with --verbose, each once', () => {
    expect(lines(report, { verbose: true })).toContain('  sources       Node-API documentation');
    expect(lines(report).join('\n')).not.toContain('sources');
  });
});

it('after ten new deviations the others are grouped by observation', () => {
  const report = withNew(consoleReport(['deno@2.9.6']), ({ rule }) => rule.startsWith('suite/'));
  const { failing } = print(report);
  expect(failing.filter((line) => line.startsWith('NEW in '))).toHaveLength(10);
  const rest = failing.filter((line) => /^… \d+ more with /.test(line));
  const more = rest.map((line) => Number(/\d+/.exec(line)?.[0])).reduce((sum, number) => sum + number, 0);
  expect(rest.length).toBeGreaterThan(1);
  expect(10 + more).toBe(report.counts.deviates / 3);
});

it('what fails a run comes in one order: new, fixed, flaky, error, missing, stale', () => {
  const reason = { reason: 'It dies.' };
  const cells = [
    reportCell(
      { rule: { id: 'a/error' } },
      { verdict: 'error', outcome: { kind: 'harness-error', reason: 'no answer' } },
    ),
    reportCell({ rule: { id: 'b/flaky' } }, { ...CRASH, flaky: true }),
    reportCell({ rule: { id: 'c/fixed' } }, { fixed: reason }),
    reportCell({ rule: { id: 'd/new' } }, CRASH),
  ];
  const report = reportOf(cells, { missing: 2, stale: [{ runtime: 'node', rule: 'x/y', versions: '>=20' }] });
  const { failing } = print(report);
  const headings = failing.filter((line) => line.includes('──')).map((line) => line.replace(/ ─+$/, ''));
  expect(headings).toEqual([
    'NEW in node@20.20.2',
    'FIXED in node@20.20.2',
    'FLAKY in node@20.20.2',
    'ERROR in node@20.20.2',
    'MISSING',
    'STALE EXPECTATIONS',
  ]);
});

it('what a runtime printed cannot forge a line', () => {
  const forged = reportCell(
    {},
    { verdict: 'deviates', observation: '\u009B2J\u2028NEW in forged', expected: { status: 0 } },
  );
  expect(print(reportOf([forged])).failing.join('\n')).toContain(
    String.raw`observed      "\u{9b}2J\u{2028}NEW in forged"`,
  );
});
