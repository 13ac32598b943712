import { describe, expect, it } from 'vitest';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../schema.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import { markdown } from './markdown.ts';
import { STATES } from '../../run/judge/cell-states.ts';
import {
  DEVIATION,
  HOSTILE,
  reportOf,
  reportOfState,
  ruleOf,
  textOf,
} from '../../../tests/support/fixtures/format-reports.ts';

function render(report: Report, changes: readonly string[] = []): string[] {
  const text = textOf(markdown.render(report, { timings: null, changes }), 'summary.md');
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

const headings = (lines: readonly string[]) => lines.filter((line) => line.startsWith('#'));

it('what changed comes first, what is known last', () => {
  const stale = [{ runtime: 'node', rule: 'suite/rule', versions: '>=20' }];
  const lines = render({ ...reportOfState(...STATES), stale }, ['- something']);
  expect(headings(lines)).toEqual([
    '## napi-matrix: something is wrong',
    '### Changes',
    '### Incomplete or out of date',
    '### New deviations',
    '### Known deviations that are gone',
    '### Flaky',
    '### Runtimes',
    '### Known deviations',
    '### Deviations from informative rules',
  ]);
  expect(lines).toContain('- something');
  expect(lines).toContain(
    '- `suite/new` (must) in `node@20.20.2 (9)`: expected `{"status":0}`, observed `{"status":1}`',
  );
  expect(lines).toContain(
    '- `suite/known` (must) in `node@20.20.2 (9)`: It dies. (<https://example.org/why>)',
  );
});

it('a run without news takes a few lines', () => {
  expect(render(reportOfState('conforms'))).toEqual([
    '## napi-matrix: nothing new',
    '',
    '1 conforms, 0 new deviations.',
    '',
    '### Runtimes',
    '',
    '| runtime | verdict | conform | known | new |',
    '| --- | --- | --- | --- | --- |',
    '| `node@20.20.2` | nothing new | 1 | 0 | 0 |',
  ]);
});

it('of the runtimes those that fail come first', () => {
  const bad = reportCell({ runtime: { version: '22.23.3' } }, DEVIATION);
  const rows = render(reportOf([reportCell(), bad])).filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([
    '| `node@22.23.3` | **fails** | 0 | 0 | 1 |',
    '| `node@20.20.2` | nothing new | 1 | 0 | 0 |',
  ]);
});

it.each(['8', '10'])(
  'what is new stands under what is new, also beside what is gone at target %s',
  (target) => {
    const seen = { observation: { status: 1 } };
    const gone = reportCell({ target }, { ...seen, fixed: { reason: 'It died.' } });
    const lines = render(reportOf([gone, reportCell({ target: '9' }, DEVIATION)]));
    const under = (heading: string) => lines.slice(lines.indexOf(heading) + 2)[0];
    expect(under('### New deviations')).toMatch(
      /^- `suite\/rule` \(must\) in `node@20\.20\.2 \(9\)`: expected /,
    );
    expect(under('### Known deviations that are gone')).toBe(
      `- \`suite/rule\` (must) in \`node@20.20.2 (${target})\`: It died.`,
    );
  },
);

describe('it is not said that nothing is new', () => {
  const verdictOf = (report: Report) => render(report).find((line) => line.startsWith('| `node@20.20.2`'));

  it('in a runtime of which nothing was measured', () => {
    expect(verdictOf(reportOfState('unsupported'))).toContain('| not measured |');
    expect(verdictOf(reportOf([]))).toContain('| not measured |');
  });

  it('in any runtime of a run that was cut short', () => {
    expect(verdictOf(reportOf([reportCell()], { missing: 1 }))).toContain('| incomplete |');
  });
});

it('known deviations of one reason are one line, those of most cells first', () => {
  const because = (reason: string, rule: string, target: string) =>
    reportCell({ rule: { id: rule }, target }, { ...CRASH, known: { reason } });
  const cells = [
    because('One.', 'suite/a', '9'),
    because('Other.', 'suite/b', '8'),
    because('Other.', 'suite/b', '9'),
    because('Other.', 'suite/c', '9'),
  ];
  const lines = render(reportOf(cells));
  expect(lines.slice(lines.indexOf('### Known deviations') + 2)).toEqual([
    '- 3 cells of 2 rules in `node@20.20.2`: Other.',
    '- `suite/a` (must) in `node@20.20.2 (9)`: One.',
  ]);
});

it('what became of loading is a table of runtimes and targets', () => {
  const loaded = reportCell({ rule: { id: 'load/declared-version' } }, { observation: { loaded: true } });
  const crashed = reportCell(
    { rule: { id: 'load/too-new' }, target: '11' },
    { ...CRASH, known: { reason: '' } },
  );
  const lines = render(reportOf([loaded, crashed]));
  expect(lines).toContain('| runtime | supports | 9 | 11 |');
  expect(lines).toContain(String.raw`| ${'`node@20.20.2`'} | 9 | loads | SIGSEGV\~ |`);
});

describe('a large report', () => {
  const runtimes = Array.from({ length: 40 }, (_, index) => `${index}.0.0`);
  const cells = runtimes.flatMap((version) => [
    reportCell({ rule: { id: 'load/too-new' }, target: '11', runtime: { version } }, CRASH),
    ...STATES.flatMap((state) => manyOf(state, version)),
  ]);
  const rules = [...new Set(cells.map(({ rule }) => rule))].map((id) =>
    ruleOf(id, { strength: id.includes('informative') ? 'informative' : 'must' }),
  );
  const stale = Array.from({ length: 40 }, () => ({ runtime: 'node', rule: 'a/b', versions: '*' }));
  const changes = Array.from({ length: 400 }, (_, index) => `- change ${index}`);
  const report = reportOf(cells, { rules, stale, missing: 5 });

  it('has all its sections in 60 lines, and counts what is left out', () => {
    const lines = render(report, changes);
    expect(lines).toHaveLength(60);
    expect(headings(lines)).toHaveLength(10);
    expect(lines.filter((line) => line.includes('… and '))).toHaveLength(9);
  });

  it('leaves out nothing without saying so', () => {
    const lines = render(report, changes);
    const shown = lines.filter((line) => line.startsWith('- change ')).length;
    expect(lines).toContain(`… and ${changes.length - shown} more lines`);
  });
});

function manyOf(state: (typeof STATES)[number], version: string): CellRecord[] {
  const [cell] = reportOfState(state).cells;
  return ['a', 'b', 'c', 'd', 'e'].map((name) => {
    const rule = `suite/${state}-${name}`;
    return reportCell(
      { rule: { id: rule }, runtime: { version } },
      {
        ...cell,
        ...(cell?.known && { known: { reason: rule } }),
        ...{ id: `${rule}${version}`, rule, runtime: `node@${version}` },
      },
    );
  });
}

it('what a runtime said is code on one line, whatever it is', () => {
  const cells = [
    reportCell({ target: '8' }, { verdict: 'deviates', observation: HOSTILE, expected: HOSTILE }),
    reportCell({ target: '9' }, { ...CRASH, outcome: { kind: 'crashed', signal: HOSTILE } }),
    reportCell({ rule: { id: 'load/too-new' } }, { ...CRASH, outcome: { kind: 'crashed', signal: HOSTILE } }),
  ];
  const lines = render(reportOf(cells));
  expect(headings(lines)).toHaveLength(4);
  const outsideCode = lines.map((line) => line.replaceAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, ''));
  expect(outsideCode.join('\n')).not.toMatch(/<script|@octocat|!\[|[\p{Cf}\p{Cs}]/u);
  const table = lines.filter((line) => line.startsWith('|')).slice(-3);
  expect(new Set(table.map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1);
});
