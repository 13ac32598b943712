import chalk from 'chalk';
import { severityOf, SEVERITIES, type CellState } from '../../run/judge/cell-states.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { count } from '../../shared/count.ts';
import { fitText } from '../../shared/fit-text.ts';
import { sortTargetIds } from '../../../suites/target.ts';
import { DeviationGroups, type DeviationGroup } from '../deviation-groups.ts';
import { groupBy } from '../../shared/group-by.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { ReportSummary } from '../schema.ts';
import { staleLines } from '../summary.ts';
import { CounterExamples } from './counter-examples.ts';
import { findingBlock, type BlockContext } from './finding-block.ts';
import { FAILING_STATES } from './failing-states.ts';

const BLOCKS_PER_STATE = 10;
const LINES_OF_REST = 10;

/** Collects what a person must look at. */
export class Findings {
  readonly #groups = new Map<CellState, DeviationGroups>();
  readonly #counterExamples = new CounterExamples();

  add(cell: CellRecord, state: CellState): void {
    this.#counterExamples.add(cell, state);
    if (state !== 'informative' && !FAILING_STATES.some((failing) => failing === state)) return;
    const groups = this.#groups.get(state) ?? new DeviationGroups();
    this.#groups.set(state, groups);
    groups.add(cell);
  }

  /** Everything that fails the run, in full: an empty line before each block. */
  failing({ counts, stale }: ReportSummary, context: BlockContext): string[] {
    return [
      ...FAILING_STATES.flatMap((state) => this.#blocks(state, context)),
      ...(counts.missing > 0
        ? [
            '',
            rule('MISSING', context),
            `  ${count(counts.missing, 'cell')} of the plan without a result: the run was cut short`,
          ]
        : []),
      ...(stale.length > 0
        ? ['', rule('STALE EXPECTATIONS', context), ...staleLines(stale).map((line) => `  ${line}`)]
        : []),
    ];
  }

  /** Deviations from informative rules, which fail no run. */
  informative(context: BlockContext): string[] {
    return this.#blocks('informative', context);
  }

  #blocks(state: CellState, context: BlockContext): string[] {
    const groups = sorted(this.#groups.get(state)?.all() ?? [], context);
    const others = (group: DeviationGroup) => this.#counterExamples.of(group, context.header.runtimes);
    return [
      ...groups
        .slice(0, BLOCKS_PER_STATE)
        .flatMap((group) => ['', ...findingBlock(group, state, others(group), context)]),
      ...restLines(groups.slice(BLOCKS_PER_STATE), context.width),
    ];
  }
}

function rule(title: string, { width }: BlockContext): string {
  return chalk.red.bold(`${title} ${'─'.repeat(Math.max(3, width - title.length - 1))}`);
}

/** Deaths first, then in the order of the report; cells come in whatever order they are answered. */
function sorted(groups: readonly DeviationGroup[], { header }: BlockContext): DeviationGroup[] {
  const order = new Map(header.rules.map(({ id }, index) => [id, index]));
  const keyed = groups.map(({ first, places }): { key: [number, number, string]; group: DeviationGroup } => ({
    key: [SEVERITIES.indexOf(severityOf(first) ?? 'differs'), order.get(first.rule) ?? 0, outcomeText(first)],
    group: { first: firstCell({ first, places }), places },
  }));
  return keyed
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || (a.key[2] < b.key[2] ? -1 : 1))
    .map(({ group }) => group);
}

/** The cell of the first runtime and target, so that two runs print the same commands. */
function firstCell({ first, places }: DeviationGroup): CellRecord {
  const [runtime = first.runtime] = [...places.keys()].sort();
  const [target = first.target] = sortTargetIds(places.get(runtime) ?? []);
  return { ...first, runtime, target, id: `${first.rule}@${target}#${runtime}` };
}

function restLines(rest: readonly DeviationGroup[], width: number): string[] {
  if (rest.length === 0) return [];
  const alike = [...groupBy(rest, ({ first }) => outcomeText(first))].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const left = alike.slice(LINES_OF_REST).reduce((sum, [, groups]) => sum + groups.length, 0);
  return [
    '',
    ...alike.slice(0, LINES_OF_REST).map(([text, groups]) => {
      const more = `… ${count(groups.length, 'more', 'more')} with `;
      return more + fitText(text.startsWith('{') ? text : `"${text}"`, width - more.length);
    }),
    ...(left === 0
      ? []
      : [`… ${count(left, 'more', 'more')} with other observations; all are in the report`]),
  ];
}
