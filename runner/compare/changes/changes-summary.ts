import chalk from 'chalk';
import { isDeath } from '../../run/execute/outcome.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { groupBy } from '../../shared/group-by.ts';
import { printable } from '../../shared/printable.ts';
import { count } from '../../shared/count.ts';
import { textTable } from '../../shared/text-table.ts';
import { wrapText } from '../../shared/wrap-text.ts';
import { byAdvice, type AdvisedChanges } from './by-advice.ts';
import type { Comparison, RuleChange } from './compare.ts';
import { facetsOf } from './facets.ts';
import type { Move } from './move.ts';
import type { WhereItLoads } from './where-it-loads.ts';

const WIDTH = 100;
const NO_ADVICE = 'No advice is known: compare the observations.';

/** The changes for an addon whose declared version moves: where it loads, then what to do about it. */
export function changesSummary(move: Move, comparison: Comparison): string {
  const { toDo, nothingToDo } = byAdvice(comparison.changed);
  const blocks = [
    [headline(move, comparison)],
    ...(move.where === null ? [] : [whereLines(move.after, move.where)]),
    ...move.rejected.map((target) => rejectionLines(move, target, comparison)),
    ...(toDo.length === 0 ? [] : [toDo.flatMap(advised)]),
    ...(move.rejected.length > 0 ? [] : [remainder(nothingToDo, comparison)]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ runtime, supported, before, after, rejected }: Move, comparison: Comparison): string {
  const title = `${before} -> ${after} in ${runtime}`;
  if (rejected.length > 0) {
    return chalk.bold(`${title}: nothing to compare, since it supports ${supported}`);
  }
  const { changed, alike } = comparison;
  const rules = count(changed.length + alike, 'rule');
  return chalk.bold(`${title}: ${changed.length} of ${rules} are observed differently`);
}

function whereLines(target: string, { engines, ranges }: WhereItLoads): string[] {
  const rows = ranges.map(({ runtime, what, versions }, index) => [
    { text: runtime === ranges[index - 1]?.runtime ? '' : `  ${runtime}` },
    { text: what, paint: what === 'kills the process' ? chalk.red : chalk.reset },
    { text: versions },
  ]);
  const packageJson =
    engines === undefined
      ? `No Node.js release is recorded to support ${target}.`
      : `In package.json: "engines": { "node": "${engines}" }`;
  return [
    `An addon that declares ${target}`,
    textTable(rows),
    chalk.bold(packageJson),
    chalk.dim(
      'Recorded in suites/expectations and the Node-API version matrix; other releases: not measured.',
    ),
  ];
}

/** A target that must not load has rules on its load only. Rules with the same result share a line, deaths first. */
function rejectionLines(
  { runtime, supported, before }: Move,
  target: string,
  comparison: Comparison,
): string[] {
  const cells = comparison[target === before ? 'before' : 'after'].filter(
    ([rule]) => rule.appliesTo === 'rejected',
  );
  const died = cells.filter(([, cell]) => isDeath(cell.outcome));
  const groups = groupBy([...died, ...cells.filter((cell) => !died.includes(cell))], ([, cell]) =>
    outcomeText(cell, WIDTH - 4),
  );
  return [
    chalk.red(`${runtime} supports ${supported} and must reject ${target}. What happens when it is loaded:`),
    ...[...groups].flatMap(([text, ofIt]) => [
      `  ${text}`,
      ...wrapText(ofIt.map(([{ id }]) => id).join(', '), WIDTH - 4).map((line) => chalk.dim(`    ${line}`)),
    ]),
  ];
}

function advised({ advice, changes }: AdvisedChanges, index: number): string[] {
  const number = `${index + 1}. `.padStart(4);
  const [first = '', ...more] = wrapText(advice ?? NO_ADVICE, WIDTH - number.length);
  const indented = more.map((line) => `${' '.repeat(number.length)}${line}`);
  return [
    `${number}${chalk.yellow(first)}`,
    ...indented.map((line) => chalk.yellow(line)),
    ...exampleLine(changes),
  ];
}

/** The number of rules, and the most informative example that fits one line. */
function exampleLine(changes: readonly RuleChange[]): string[] {
  const rules = `    ${count(changes.length, 'rule')}, e.g. `;
  const room = WIDTH - rules.length;
  const examples = changes.flatMap((change) =>
    facetsOf(change).map(({ name, text }) => `${change.rule.id}: ${name}: ${text}`),
  );
  const worth = (text: string) =>
    text.length > room ? 0 : text.length + (INFORMATIVE.test(text) ? WIDTH : 0);
  const [best = ''] = examples.sort((a, b) => worth(b) - worth(a));
  return [chalk.dim(`${rules}${printable(best, room)}`)];
}

/** Names of statuses and deaths are more informative than flags and counts. */
const INFORMATIVE = /\(napi_|DEP0168|the process died/;

function remainder(nothingToDo: readonly RuleChange[], { unanswered, changed }: Comparison): string[] {
  const rules = new Set(unanswered.map(({ rule }) => rule));
  return [
    ...(nothingToDo.length === 0
      ? []
      : [`Nothing to do about ${count(nothingToDo.length, 'more rule')}: the new version is in force.`]),
    ...(rules.size === 0 ? [] : [`Not compared: ${count(rules.size, 'rule')} without a result.`]),
    ...(rules.size + changed.length === 0 ? [] : ['--verbose lists every rule.']),
  ];
}
