import {
  CELL_STATES,
  SEVERITIES,
  severityOf,
  stateOf,
  type CellState,
  type Severity,
} from '../../run/judge/cell-states.ts';
import { DeviationGroups, type DeviationGroup } from '../deviation-groups.ts';
import type { NoVerdictReason } from '../no-verdict-reason.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import { isDeviation } from './appearance.ts';
import { familiesOf, type Family } from './families.ts';
import { noVerdictReasonOf } from './no-verdict-reason-of.ts';
import { suiteName, type Model } from './model.ts';
import type { SeverityCounts } from './tally.ts';
import { groupBy } from '../../shared/group-by.ts';

/** Longest title, in characters. */
const TITLE_LIMIT = 240;

/** Deviations of one family with one state and one recorded text. */
export interface Variant {
  /** Undefined where none is recorded. */
  readonly reason: string | undefined;
  readonly link: string | undefined;
  readonly groups: readonly DeviationGroup[];
}

/** Deviations of one family with one state and one cause. */
export interface Cause {
  readonly state: CellState;
  /** One line: the title or first sentence of the reason; without a reason, where and what was observed. */
  readonly title: string;
  readonly severities: SeverityCounts;
  readonly cells: number;
  readonly rules: number;
  readonly variants: readonly Variant[];
}

export interface FamilyDeviations {
  readonly family: Family;
  /** By state, then the deadliest, then those with most cells. */
  readonly causes: readonly Cause[];
  readonly severities: SeverityCounts;
  readonly cells: number;
  /** Shown where nothing deviates. */
  readonly otherwise: NoVerdictReason | 'conforms';
}

/** The deviations by family and cause: hundreds of them have few causes. Families with something new are first. */
export function deviationsByCause(model: Model): FamilyDeviations[] {
  const { report, runtimes } = model;
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const stateOfGroup = ({ first }: DeviationGroup) =>
    stateOf(first, rules.get(first.rule) ?? { strength: 'must' });
  const all = familiesOf(runtimes).map((family): FamilyDeviations => {
    const ids = new Set(family.runtimes.map(({ id }) => id));
    const groups = new DeviationGroups();
    for (const cell of report.cells) if (ids.has(cell.runtime)) groups.add(cell);
    const byCause = groupBy(groups.all(), (group) => causeKey(group, stateOfGroup(group)));
    const causes = [...byCause.values()]
      .map((members) => causeOf(members, stateOfGroup(members[0])))
      .sort(byWeight);
    return {
      family,
      causes,
      severities: sumSeverities(causes.map(({ severities }) => severities)),
      cells: sum(causes.map(({ cells }) => cells)),
      otherwise: noVerdictReasonOf(model, family.runtimes) ?? 'conforms',
    };
  });
  return all.sort((a, b) => Number(hasNews(b)) - Number(hasNews(a)));
}

function hasNews({ causes }: FamilyDeviations): boolean {
  return causes.some(({ state }) => CELL_STATES[state].fails);
}

/** Without a reason, cells of a suite with the same result likely have one cause. */
function causeKey({ first }: DeviationGroup, state: CellState): string {
  const recorded = first.known ?? first.fixed;
  const cause =
    recorded === undefined
      ? [suiteName(first.rule), outcomeText(first)]
      : [recorded.id ?? firstSentence(recorded.reason)];
  return JSON.stringify([state, ...cause]);
}

type Members<Item> = readonly [Item, ...Item[]];

function causeOf(groups: Members<DeviationGroup>, state: CellState): Cause {
  const { first } = groups[0];
  const recorded = first.known ?? first.fixed;
  // An entry that a person has not yet explained has an empty title and text.
  const titles = [recorded?.title, recorded && firstSentence(recorded.reason)].filter(Boolean);
  const variants = groupBy(groups, (group) => (group.first.known ?? group.first.fixed)?.reason ?? '');
  return {
    state,
    title: printable(titles[0] ?? `${suiteName(first.rule)}: ${outcomeText(first)}`, TITLE_LIMIT),
    severities: sumSeverities(groups.map((group) => severitiesOf(group, state))),
    cells: sum(groups.map(cellsOf)),
    rules: new Set(groups.map((group) => group.first.rule)).size,
    variants: [...variants.values()].map((members) => {
      const reason = members[0].first.known ?? members[0].first.fixed;
      return { reason: reason?.reason, link: reason?.link, groups: members };
    }),
  };
}

/** `Deno never reads the declaration` of a reason with more sentences than that. */
export function firstSentence(reason: string): string {
  const [sentence = reason] = /^.*?(?=[.:;]\s|\.$|$)/s.exec(reason) ?? [];
  return sentence;
}

function byWeight(a: Cause, b: Cause): number {
  return (
    CELL_STATES[a.state].rank - CELL_STATES[b.state].rank ||
    worstRank(a.severities) - worstRank(b.severities) ||
    b.cells - a.cells
  );
}

function worstRank(severities: SeverityCounts): number {
  return SEVERITIES.findIndex((severity) => severities[severity] > 0);
}

function severitiesOf(group: DeviationGroup, state: CellState): SeverityCounts {
  const severity = isDeviation(state) ? severityOf(group.first) : null;
  return severityCounts((each) => (each === severity ? cellsOf(group) : 0));
}

function sumSeverities(counts: readonly SeverityCounts[]): SeverityCounts {
  return severityCounts((severity) => sum(counts.map((each) => each[severity])));
}

function severityCounts(count: (severity: Severity) => number): SeverityCounts {
  return { died: count('died'), hung: count('hung'), differs: count('differs') };
}

function cellsOf({ places }: DeviationGroup): number {
  return sum([...places.values()].map((targets) => targets.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
