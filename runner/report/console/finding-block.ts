import chalk from 'chalk';
import { canonicalJson } from '../../../suites/json.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import { isEmnapi } from '../../run/runtimes/emnapi-hosts.ts';
import { invocation } from '../../shared/invocation.ts';
import { firstSentence, wrapText } from '../../shared/fit-text.ts';
import { printable } from '../../shared/printable.ts';
import { sortTargetIds } from '../../../suites/target.ts';
import { describePlaces, type DeviationGroup } from '../deviation-groups.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { quote } from '../../shared/quote.ts';
import { reproduction, type NamedRuntime } from '../reproduction.ts';
import type { ReportHeader } from '../schema.ts';

/** The properties of a runtime that the command to repeat a cell needs. */
export type Repeatable = NamedRuntime & { readonly id: string };

export interface BlockContext {
  readonly header: ReportHeader;
  readonly runtimes: readonly Repeatable[];
  readonly width: number;
  readonly verbose: boolean;
  /** Where `repro` finds the observation; null: where it looks by itself. */
  readonly report: string | null;
}

const LABEL_WIDTH = 14;

const HEADINGS: Readonly<Partial<Record<CellState, (text: string) => string>>> = {
  flaky: chalk.magenta.bold,
  informative: chalk.yellow.bold,
};

/** A group of cells with all that a person needs to judge and to repeat it. */
export function findingBlock(
  group: DeviationGroup,
  state: CellState,
  others: string | null,
  { header, runtimes, width, verbose, report }: BlockContext,
): string[] {
  const { first, places } = group;
  const rule = header.rules.find(({ id }) => id === first.rule);
  const ids = header.runtimes.map(({ id }) => id).filter((id) => places.has(id));
  const declared = [...new Set(ids.map((id) => sortTargetIds(places.get(id) ?? []).join(', ')))];
  const [sameTargets = ''] = declared;
  const isAlike = declared.length === 1;
  const runtime = runtimes.find(({ id }) => id === first.runtime);
  const heading = `${state.toUpperCase()} in ${ids.join(', ')} `;
  return [
    (HEADINGS[state] ?? chalk.red.bold)(heading + '─'.repeat(Math.max(3, width - heading.length))),
    `${chalk.bold(first.rule)} (${rule?.strength ?? 'must'})${isAlike ? `, declared: ${sameTargets}` : ''}`,
    ...wrapText(rule?.statement ?? '', width - 2).map((line) => `  ${line}`),
    ...(isAlike ? [] : field('declared', describePlaces(places, header.runtimes))),
    ...(first.expected === undefined ? [] : field('expected', printable(canonicalJson(first.expected)))),
    ...field('observed', outcomeText(first) + (state === 'flaky' ? '; another result when run again' : '')),
    ...(first.fixed === undefined ? [] : goneFields(first.fixed, ids, header)),
    ...(others === null ? [] : field('others', others)),
    ...(verbose && rule ? field('sources', sourceTitles(rule.sources)) : []),
    ...(runtime === undefined ? [] : field('repeat', reproduction(first, runtime))),
    ...(state === 'fixed' || state === 'error' ? [] : reproField(first, report)),
  ];
}

function goneFields(
  { title, reason }: NonNullable<DeviationGroup['first']['fixed']>,
  ids: readonly string[],
  { runtimes }: ReportHeader,
): string[] {
  const names = new Set(runtimes.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  const files = [...names].map((name) => `suites/expectations/${name}.json`).join(', ');
  return [
    ...field('was known', title ?? firstSentence(reason)),
    ...field('remove', `its entry in ${files}: the deviation is gone`),
  ];
}

/** `repro` writes no WebAssembly, which emnapi takes. */
function reproField({ id, runtime }: DeviationGroup['first'], report: string | null): string[] {
  if (isEmnapi(runtime)) return [];
  const from = report === null ? '' : ` --from ${quote(report)}`;
  return field('for an issue', `${invocation} repro ${quote(id)}${from} --out ./repro`);
}

function sourceTitles(sources: readonly { readonly title: string }[]): string {
  return [...new Set(sources.map(({ title }) => title))].join(', ');
}

function field(name: string, text: string): string[] {
  return [`  ${chalk.dim(name.padEnd(LABEL_WIDTH))}${text}`];
}
