import chalk from 'chalk';
import { ADVICE_IN_FORCE } from '../../../suites/advice.ts';
import type { Rule } from '../../../suites/rule.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { byAdvice } from './by-advice.ts';
import { changesSummary } from './changes-summary.ts';
import type { Comparison, ObservedCell, RuleChange } from './compare.ts';
import { facetsOf } from './facets.ts';
import type { Move } from './move.ts';
import { groupBy } from '../../shared/group-by.ts';

/** The summary, then every rule that is observed differently, by advice. */
export function changesText(move: Move, comparison: Comparison): string {
  const { toDo, nothingToDo } = byAdvice(comparison.changed);
  const last = nothingToDo.length === 0 ? [] : [{ advice: ADVICE_IN_FORCE, changes: nothingToDo }];
  const blocks = [
    changesSummary(move, comparison).trimEnd(),
    ...[...toDo, ...last].map(({ advice, changes }) => adviceBlock(advice, changes)),
    ...unansweredBlock(comparison.unanswered),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function adviceBlock(advice: string | null, changes: readonly RuleChange[]): string {
  const heading = advice ?? 'No advice is known: compare the observations.';
  return [chalk.yellow(heading), ...identicalTogether(changes)].join('\n');
}

/** Identical changes are grouped, with the observation below the last of them. */
function identicalTogether(changes: readonly RuleChange[]): string[] {
  return [...groupBy(changes, observedText)].flatMap(([observed, alike]) => [
    ...alike.map(({ rule }) => ruleLine(rule)),
    observed,
  ]);
}

function observedText(change: RuleChange): string {
  return facetsOf(change)
    .map(({ name, text }) => `    ${chalk.dim(`${name}:`)} ${text}`)
    .join('\n');
}

function ruleLine({ id, strength, statement }: Rule): string {
  return `  ${chalk.bold(id)} (${strength})\n    ${statement}`;
}

function unansweredBlock(unanswered: readonly ObservedCell[]): string[] {
  if (unanswered.length === 0) return [];
  const lines = unanswered.map((cell) => `  ${cell.rule}@${cell.target}: ${outcomeText(cell)}`);
  return [['Not compared, for lack of a result:', ...lines].join('\n')];
}
