import chalk from 'chalk';
import { canonicalJson } from '../../../suites/json.ts';
import type { Rule, Suite } from '../../../suites/rule.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import { stateOf } from '../../run/judge/cell-states.ts';
import { DeviationGroups, describePlaces, type DeviationGroup } from '../deviation-groups.ts';
import { outcomeText } from '../outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import { reproduction } from '../reproduction.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';

/** Collects what a person must look at, and prints it suite by suite. */
export class Deviations {
  readonly #groups = new DeviationGroups();

  add(cell: CellRecord): void {
    this.#groups.add(cell);
  }

  render(suites: readonly Suite[], runtimes: readonly RuntimeInfo[]): string {
    const blocks = suites.flatMap((suite) => {
      const groups = suite.rules.flatMap((rule) =>
        this.#groups
          .all()
          .filter(({ first }) => first.rule === rule.id)
          .map((group) => renderGroup(group, rule, runtimes)),
      );
      return groups.length === 0 ? [] : [chalk.bold.underline(suite.title), ...groups];
    });
    return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
  }
}

function renderGroup(
  { first, places }: DeviationGroup,
  rule: Rule,
  runtimes: readonly RuntimeInfo[],
): string {
  const runtime = runtimes.find(({ id }) => id === first.runtime);
  const lines = [
    `${heading(first)} ${chalk.bold(rule.id)} (${rule.strength})`,
    field('rule', rule.statement),
    field('where', describePlaces(places, runtimes)),
    ...(first.expected === undefined ? [] : [field('expected', printable(canonicalJson(first.expected)))]),
    field('observed', outcomeText(first)),
    ...(first.known
      ? [field('known', [first.known.reason, first.known.link].filter(Boolean).join(' '))]
      : []),
    ...(first.fixed ? [field('remove', `this known deviation is gone: ${first.fixed.reason}`)] : []),
    field('source', rule.sources.map(({ url }) => url).join(' ')),
    ...(runtime ? [field('reproduce', reproduction(first, runtime))] : []),
  ];
  return lines.join('\n');
}

function heading(cell: CellRecord): string {
  const state = stateOf(cell, { strength: 'must' });
  if (state === 'flaky') return chalk.magenta(state);
  return state === 'known' ? chalk.yellow(state) : chalk.red.bold(state);
}

function field(name: string, text: string): string {
  return `  ${chalk.dim(name.padEnd(10))}${text}`;
}
