import { stripVTControlCharacters } from 'node:util';
import { canonicalJson } from '../../../suites/json.ts';
import { unmetIn } from '../conformance.ts';
import type { Strength } from '../../../suites/rule.ts';
import { EXIT, exitCode, hasFault } from '../../run/judge/exit-code.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import { groupBy } from '../../shared/group-by.ts';
import { DeviationGroups, describePlaces, type DeviationGroup } from '../deviation-groups.ts';
import { columnText, loadColumns } from '../load-columns.ts';
import { loadOutcomesOf, markedLoad } from '../load-outcomes.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { Report } from '../schema.ts';
import { noVerdictReason } from '../no-verdict-reason.ts';
import { statesOf } from '../../run/judge/cell-states.ts';
import { countsLine } from '../summary.ts';
import { findingsOf } from './findings.ts';
import type { Extras, Format } from './format.ts';
import { fitSections, type Section } from './line-budget.ts';
import { codeCell, codeText, linkText, proseText } from './markdown-text.ts';
import { countsPerRuntime } from './runtime-counts.ts';

const MOST_LINES = 60;

interface Judged {
  readonly group: DeviationGroup;
  readonly state: CellState;
  readonly strength: Strength;
}

/** summary.md: at most 60 lines for a pull request or the summary of a job; what changed comes first. */
export const markdown: Format = {
  render: (report, extras) => [{ name: 'summary.md', text: [`${summary(report, extras).join('\n')}\n`] }],
};

function summary(report: Report, { changes }: Extras): string[] {
  const groups = judgedGroups(report);
  const listed = (title: string, ...states: readonly CellState[]): Section[] => {
    const rows = groups.filter(({ state }) => states.includes(state)).map((judged) => item(judged, report));
    return rows.length === 0 ? [] : [{ head: [`### ${title}`, ''], rows, more: moreItems }];
  };
  const title = `## napi-matrix: ${exitCode(report.counts, report.absent, unmetIn(report)) === EXIT.ok ? 'nothing new' : 'something is wrong'}`;
  const head = [
    title,
    '',
    `${stripVTControlCharacters(countsLine(report.counts))}.`,
    ...(report.absent ?? []).flatMap(({ name, reason }) => [
      '',
      `Not run: ${codeText(`${name}: ${reason}`)}`,
    ]),
  ];
  const sections = [
    ...changesSection(changes),
    ...findingsSection(report),
    ...listed('New deviations', 'new', 'error'),
    ...listed('Known deviations that are gone', 'fixed'),
    ...listed('Flaky', 'flaky'),
    verdictTable(report),
    ...loadTable(report),
    ...knownSection(
      groups.filter(({ state }) => state === 'known'),
      report,
    ),
    ...listed('Deviations from informative rules', 'informative'),
  ];
  return [...head, ...fitSections(sections, MOST_LINES - head.length)];
}

function judgedGroups(report: Report): Judged[] {
  const groups = new DeviationGroups();
  const stateOf = statesOf(report);
  const strengths = new Map(report.rules.map(({ id, strength }) => [id, strength]));
  for (const cell of report.cells) groups.add(cell);
  return groups.all().map((group) => ({
    group,
    strength: strengths.get(group.first.rule) ?? 'must',
    state: stateOf(group.first),
  }));
}

function moreItems(count: number): string {
  return `- … and ${count} more`;
}

function moreRows(count: number): string {
  return `| … and ${count} more |`;
}

function changesSection(changes: readonly string[]): Section[] {
  if (changes.length === 0) return [];
  return [{ head: ['### Changes', ''], rows: changes, more: (count) => `… and ${count} more lines` }];
}

function findingsSection(report: Report): Section[] {
  const rows = findingsOf(report).map(({ text }) => `- ${proseText(text)}`);
  return rows.length === 0 ? [] : [{ head: ['### Incomplete or out of date', ''], rows, more: moreItems }];
}

/** Hundreds of known deviations have few reasons: a line for each, those of most cells first. */
function knownSection(known: readonly Judged[], report: Report): Section[] {
  const byReason = groupBy(known, ({ group }) => group.first.known?.reason ?? '');
  const rows = [...byReason.values()]
    .map((alike) => ({ alike, cells: alike.reduce((sum, { group }) => sum + cellsOf(group), 0) }))
    .sort((a, b) => b.cells - a.cells)
    .map(({ alike, cells }) => reasonItem(alike, cells, report));
  return rows.length === 0 ? [] : [{ head: ['### Known deviations', ''], rows, more: moreItems }];
}

function reasonItem(alike: readonly Judged[], cells: number, report: Report): string {
  const [only, ...others] = alike;
  if (only !== undefined && others.length === 0) return item(only, report);
  const rules = new Set(alike.map(({ group }) => group.first.rule));
  const concerned = new Set(alike.flatMap(({ group }) => [...group.places.keys()]));
  const ids = report.runtimes.map(({ id }) => id).filter((id) => concerned.has(id));
  const { known } = only?.group.first ?? {};
  const where = codeText(ids.join(', '), 200);
  return `- ${cells} cells of ${rules.size} rules in ${where}: ${proseText(known?.reason ?? '')}${linkText(known?.link)}`;
}

function cellsOf({ places }: DeviationGroup): number {
  return [...places.values()].reduce((sum, targets) => sum + targets.length, 0);
}

/** A group of deviations in one line. */
function item({ group, state, strength }: Judged, { runtimes }: Report): string {
  const { first, places } = group;
  const where = codeText(describePlaces(places, runtimes), 200);
  const heading = `- ${codeText(first.rule)} (${strength}) in ${where}: `;
  if (state === 'known') return heading + proseText(first.known?.reason ?? '') + linkText(first.known?.link);
  if (state === 'fixed') return heading + proseText(first.fixed?.reason ?? '') + linkText(first.fixed?.link);
  const expected =
    first.expected === undefined ? '' : `expected ${codeText(canonicalJson(first.expected))}, `;
  return `${heading}${expected}observed ${codeText(outcomeText(first))}`;
}

const COLUMNS = {
  conforms: 'conform',
  known: 'known',
  deviates: 'new',
  informative: 'informative',
  unsupported: 'unsupported',
  error: 'errors',
  flaky: 'flaky',
  fixed: 'gone',
} as const;
const ALWAYS: ReadonlySet<string> = new Set(['conforms', 'known', 'deviates']);

/** Where something new is wrong comes first. What there is none of has no column. */
function verdictTable(report: Report): Section {
  const counts = [...countsPerRuntime(report)].map(([id, of]) => ({
    id,
    of,
    fails: hasFault(of),
  }));
  const columns = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
    (column) => ALWAYS.has(column) || counts.some(({ of }) => of[column] > 0),
  );
  const rows = [...counts]
    .sort((a, b) => Number(b.fails) - Number(a.fails))
    .map(({ id, of, fails }) => [
      codeCell(id),
      fails ? '**fails**' : (noVerdictReason(of, report.counts.missing) ?? 'nothing new'),
      ...columns.map((column) => String(of[column])),
    ]);
  return table('Runtimes', ['runtime', 'verdict', ...columns.map((column) => COLUMNS[column])], rows);
}

function loadTable(report: Report): Section[] {
  const loads = loadOutcomesOf(report);
  if (loads.size === 0) return [];
  const columns = loadColumns(report.targets, report.runtimes, loads);
  const header = ['runtime', 'supports', ...columns.map((column) => proseText(columnText(column)))];
  const rows = report.runtimes.map(({ id, napiVersion }) => [
    codeCell(id),
    String(napiVersion),
    ...columns.map(({ targets: [first] }) => proseText(markedLoad(loads.get(id, first.id)))),
  ]);
  return [table('Loading an addon that declares a version', header, rows)];
}

function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): Section {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return {
    head: [`### ${title}`, '', line(header), line(header.map(() => '---'))],
    rows: rows.map(line),
    more: moreRows,
  };
}
