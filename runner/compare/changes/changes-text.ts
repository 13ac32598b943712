import chalk from 'chalk';
import { canonicalJson, type Json } from '../../../suites/json.ts';
import type { Rule } from '../../../suites/rule.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import type { Change, Comparison, Seen } from './compare.ts';
import type { Difference } from './differences.ts';
import { statusName } from './status-name.ts';

export interface Move {
  readonly runtime: string;
  readonly supported: number;
  readonly before: string;
  readonly after: string;
  /** Ids among the two that the runtime must not load. */
  readonly rejected: readonly string[];
}

/** What an addon meets whose declared version moves, for a person. */
export function changesText(move: Move, comparison: Comparison): string {
  const blocks = [
    headline(move, comparison),
    ...move.rejected.map((target) => rejection(move, target, comparison)),
    ...byAdvice(comparison.changed).map(([advice, changed]) => adviceBlock(advice, changed)),
    ...unansweredBlock(comparison.unanswered),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headline({ runtime, before, after }: Move, { changed, alike }: Comparison): string {
  const asked = changed.length + alike;
  return chalk.bold(
    `${before} -> ${after} in ${runtime}: ${changed.length} of ${asked} rules that are asked of both are observed differently`,
  );
}

/** A target that must not load is asked about its load and nothing else. */
function rejection({ runtime, supported, before }: Move, target: string, comparison: Comparison): string {
  const cells = comparison[target === before ? 'before' : 'after'];
  const lines = cells
    .filter(([rule]) => rule.appliesTo !== 'accepted')
    .flatMap(([rule, seen]) => [ruleLine(rule), field('observed', outcomeText(seen))]);
  return [
    chalk.red(`${runtime} supports ${supported} and must reject ${target}; what becomes of its load:`),
    ...lines,
  ].join('\n');
}

function byAdvice(changed: readonly Change[]): [advice: string | null, readonly Change[]][] {
  const groups = new Map<string | null, Change[]>();
  for (const one of changed) {
    const { advice } = one.rule;
    groups.set(advice, [...(groups.get(advice) ?? []), one]);
  }
  return [...groups];
}

function adviceBlock(advice: string | null, changed: readonly Change[]): string {
  const heading = advice ?? 'No advice is known; compare what was observed.';
  return [chalk.yellow(heading), ...alike(changed)].join('\n');
}

/** Changes that are observed in the same way stand together, and what was observed under the last of them. */
function alike(changed: readonly Change[]): string[] {
  const groups = new Map<string, string[]>();
  for (const one of changed) {
    const observed = facets(one).join('\n');
    groups.set(observed, [...(groups.get(observed) ?? []), ruleLine(one.rule)]);
  }
  return [...groups].flatMap(([observed, lines]) => [...lines, observed]);
}

function facets({ before, after, differences }: Change): string[] {
  return differences.length === 0
    ? [field('observed', `${outcomeText(before)} -> ${outcomeText(after)}`)]
    : differences.map(facet);
}

function ruleLine({ id, strength, statement }: Rule): string {
  return `  ${chalk.bold(id)} (${strength})\n    ${statement}`;
}

function facet({ path, before, after }: Difference): string {
  return field(path === '' ? 'observed' : path, `${value(path, before)} -> ${value(path, after)}`);
}

function value(path: string, json: Json | undefined): string {
  if (json === undefined) return 'nothing';
  const name = statusName(path, json);
  const text = printable(canonicalJson(json));
  return name === null ? text : `${text} (${name})`;
}

function field(name: string, text: string): string {
  return `    ${chalk.dim(`${printable(name)}:`)} ${text}`;
}

function unansweredBlock(unanswered: readonly Seen[]): string[] {
  if (unanswered.length === 0) return [];
  const lines = unanswered.map((cell) => `  ${cell.rule}@${cell.target}: ${outcomeText(cell)}`);
  return [['Not answered, so not compared:', ...lines].join('\n')];
}
