import { describe, expect, it } from 'vitest';
import { reportWith } from '../../../tests/support/fixtures/blob.ts';
import { CRASH, HEADER, reportCell } from '../../../tests/support/fixtures/report.ts';
import type { Report } from '../../report/schema.ts';
import { compareReports } from './compare-reports.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import { diffText } from './diff-text.ts';

const MOVED = '20.20.3';
const OLD = reportWith([reportCell({ target: '8' }), reportCell({ target: '9' })]);

/** A later report, of a later release. */
function later(cells: Report['cells'], parts: Partial<Report> = {}, missing = 0): Report {
  const runtimes = HEADER.runtimes.map((runtime) => ({ ...runtime, id: `node@${MOVED}`, version: MOVED }));
  return reportWith(cells, { runtimes, ...parts }, missing);
}

function cellAt(target: string, record: Parameters<typeof reportCell>[1] = {}) {
  return reportCell({ target, runtime: { version: MOVED } }, record);
}

it('cells are compared across a release, and what stayed is no change', () => {
  const { changes, worse, runtimes } = compareReports(OLD, later([cellAt('8'), cellAt('9')]));
  expect(changes).toEqual([]);
  expect(worse).toBe(false);
  expect(runtimes.pairs).toHaveLength(1);
});

it('what deviates now is a change, and names both releases', () => {
  const { changes, worse } = compareReports(OLD, later([cellAt('8'), cellAt('9', CRASH)]));
  expect(worse).toBe(true);
  expect(changes).toMatchObject([
    {
      kind: 'new-deviation',
      worse: true,
      rule: 'suite/rule',
      target: '9',
      runtime: 'node@20.20.2 → node@20.20.3',
      before: { id: 'suite/rule@9#node@20.20.2' },
      after: { id: 'suite/rule@9#node@20.20.3' },
    },
  ]);
});

it('cells appear and vanish', () => {
  const { changes, worse } = compareReports(OLD, later([cellAt('9'), cellAt('10')]));
  expect(worse).toBe(false);
  expect(changes.map(({ kind, target }) => [kind, target])).toEqual([
    ['appeared', '10'],
    ['vanished', '8'],
  ]);
});

describe('a cell that a run which was cut short did not answer', () => {
  it('is missing, which is worse', () => {
    const { changes, worse } = compareReports(
      OLD,
      later([cellAt('9')], { targets: [{ id: '8', declared: 8 }] }, 1),
    );
    expect(changes.map(({ kind, target }) => [kind, target])).toEqual([['missing', '8']]);
    expect(worse).toBe(true);
  });

  it('has vanished when the run did not select it', () => {
    const { changes } = compareReports(OLD, later([cellAt('9')], {}, 1));
    expect(changes.map(({ kind }) => kind)).toEqual(['vanished']);
  });
});

it('other differences are reported', () => {
  const { surroundings } = compareReports(OLD, later(OLD.cells, { headers: { version: '1.10.0' } }));
  expect(surroundings).toEqual(['node-api-headers: 1.9.0 → 1.10.0']);
});

describe('a comparison is shown', () => {
  const hostile = { verdict: 'deviates', observation: { text: '`|<b>\u2028\u001B[31m' } } as const;
  const diff = compareReports(OLD, later([cellAt('8', hostile), cellAt('9', CRASH), cellAt('10')]));

  it('as text, the like in one', () => {
    expect(diffText(compareReports(OLD, later([cellAt('8', CRASH), cellAt('9', CRASH)])))).toBe(
      `moved: node@20.20.2 → node@20.20.3

New deviations

worse suite/rule
  where   node@20.20.2 → node@20.20.3 (8, 9)
  before  conforms: {"status":0}
  now     deviates: the process died of SIGSEGV

2 cells changed, 2 for the worse
`,
    );
  });

  it('as Markdown, in which nothing that a runtime wrote is markup', () => {
    expect(diffMarkdown(diff)).toBe(
      `**2 cells changed, 2 for the worse; 1 cell is in one report only.**

- \`moved: node@20.20.2 → node@20.20.3\`
- \`only in the new report, node@20.20.2 → node@20.20.3: 1 cell of suite/rule\`

### New deviations

- **worse** \`suite/rule\` in \`node@20.20.2 → node@20.20.3 (8)\`: \`conforms: {"status":0}\` → \`\`deviates: {"text":"\`|<b>\\u{2028}\\u001b[31m"}\`\`
- **worse** \`suite/rule\` in \`node@20.20.2 → node@20.20.3 (9)\`: \`conforms: {"status":0}\` → \`deviates: the process died of SIGSEGV\`
`,
    );
  });

  it('as JSON, with every change', () => {
    expect(JSON.parse(diffJson(diff))).toMatchObject({
      schemaVersion: 1,
      worse: true,
      runtimes: { matched: [{ before: 'node@20.20.2', after: 'node@20.20.3' }], appeared: [], vanished: [] },
      changes: [
        {
          kind: 'new-deviation',
          target: '8',
          before: { verdict: 'conforms' },
          after: { verdict: 'deviates' },
        },
        { kind: 'new-deviation', target: '9' },
        { kind: 'appeared', target: '10', before: null },
      ],
    });
  });

  it('even when there is none', () => {
    expect(diffText(compareReports(OLD, OLD))).toBe('nothing changed\n');
    expect(diffMarkdown(compareReports(OLD, OLD))).toBe('**Nothing changed.**\n');
  });
});
