import { CellCounter } from '../../../judge/counts.ts';
import { targetFromId } from '../../../../suites/target.ts';
import { reportSchema, type Report, type ReportCell } from '../../schema.ts';
import { CRASH, FRAME, reportCell } from '../../stand-ins/report.ts';
import type { CellState } from '../../cell-state.ts';
import type { FormatFile } from '../format.ts';

type Parts = Partial<Pick<Report, 'rules' | 'runtimes' | 'stale'>> & { readonly missing?: number };

/** A report of these cells that is true to itself: its rules, runtimes, targets and counts are those of the cells. */
export function reportOf(cells: readonly ReportCell[], parts: Parts = {}): Report {
  const { stale = [], missing = 0 } = parts;
  const rules = parts.rules ?? unique(cells.map(({ rule }) => rule)).map((id) => ruleOf(id));
  const strengths = new Map(rules.map(({ id, strength }) => [id, strength]));
  const counter = new CellCounter();
  for (const cell of cells) counter.add(cell, strengths.get(cell.rule) ?? 'must');
  const targets = unique(cells.map(({ target }) => target)).flatMap((id) => targetFromId(id) ?? []);
  return reportSchema.parse({
    ...FRAME,
    rules: rules.length > 0 ? rules : FRAME.rules,
    runtimes: parts.runtimes ?? runtimesOf(cells),
    targets: targets.length > 0 ? targets : FRAME.targets,
    cells: [...cells].sort((a, b) => (a.id < b.id ? -1 : 1)),
    counts: counter.total(cells.length + missing, stale.length),
    stale,
  });
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

export function ruleOf(id: string, rule: Partial<Report['rules'][number]> = {}): Report['rules'][number] {
  const sources = [{ title: 'a source', url: 'https://example.org/source' }];
  return { id, statement: 'A value that goes in comes out.', strength: 'must', sources, ...rule };
}

export function runtimeOf(id: string): Report['runtimes'][number] {
  const [name = id, version = '1.0.0'] = id.split('@');
  return { id, name, version, napiVersion: 9, engine: 'v8@11.3', sha256: 'a'.repeat(64) };
}

function runtimesOf(cells: readonly ReportCell[]): Report['runtimes'] {
  const ids = unique(cells.map(({ runtime }) => runtime));
  return ids.length > 0 ? ids.map(runtimeOf) : FRAME.runtimes;
}

export const DEVIATION = {
  verdict: 'deviates',
  observation: { status: 1 },
  expected: { status: 0 },
} as const;
const reason = { reason: 'It dies.', link: 'https://example.org/why' };

/** One cell of each state, of a rule of its own. */
const BY_STATE: Readonly<Record<CellState, Partial<ReportCell>>> = {
  conforms: {},
  known: { ...CRASH, known: reason },
  new: DEVIATION,
  informative: DEVIATION,
  unsupported: { verdict: 'unsupported', outcome: { kind: 'unsupported', reason: 'no Worker' } },
  error: { verdict: 'error', outcome: { kind: 'harness-error', reason: 'no answer' } },
  flaky: { ...CRASH, flaky: true },
  fixed: { fixed: reason },
};
export const STATES = Object.keys(BY_STATE) as readonly CellState[];

export function reportOfState(...states: readonly CellState[]): Report {
  const cells = states.map((state) => reportCell({ rule: { id: `suite/${state}` } }, BY_STATE[state]));
  const strength = (state: CellState) => (state === 'informative' ? 'informative' : 'must');
  const rules = states.map((state) => ruleOf(`suite/${state}`, { strength: strength(state) }));
  return reportOf(cells, { rules });
}

/** What a runtime may say that wants to be more than text: markup, sequences, halves of characters, mentions. */
export const HOSTILE =
  '</failure>]]>&amp;"\'<script>alert(1)</script> \u0000\u0007\u001B[31mred\u009B2J\uFFFE\uFFFF\uD800x \u2028\u202E' +
  '| `a` ```` @octocat #1 \n# heading\r\n![x](javascript:alert(1)) https://evil.example';

/** The whole of a file. */
export function textOf(files: Iterable<FormatFile>, name: string): string {
  const file = [...files].find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`there is no ${name}`);
  return [...file.text].join('');
}

/** Everything that decides whether a run fails, by itself: each state of a cell, and what concerns the whole run. */
export const REPORTS_THAT_DECIDE: readonly [what: string, report: Report][] = [
  ...STATES.map((state): [string, Report] => [state, reportOfState(state)]),
  ['cut short', reportOf([reportCell()], { missing: 3 })],
  [
    'with stale expectations',
    reportOf([reportCell()], { stale: [{ runtime: 'node', rule: 'suite/rule', versions: '>=20' }] }),
  ],
];
