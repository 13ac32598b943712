import { canonicalJson } from '../../../suites/json.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { CELL_STATES, type CellState, type Severity } from '../../run/judge/cell-states.ts';
import { printable } from '../../shared/printable.ts';
import { appearanceOf, meaningOf, SEVERITY_MARKS, signOf } from './appearance.ts';
import { commandOf, reproCommandOf } from './command.ts';
import type { HtmlExtras } from './extras.ts';
import { isWebAddress, shortAddress } from './links.ts';
import { TEXT_LIMIT } from './markup.ts';
import type { Model, ReportRule } from './model.ts';
import { sinceText } from './since-text.ts';
import { shortTarget } from './target-label.ts';

/** A link to show: text, and an address where there is one to open. */
type Link = readonly [text: string, url: string | null];

/** The data for the script of the page: the details of each cell, and the values that the filters use. */
export interface PageData {
  readonly runtimes: readonly { id: string; command: string; repro: string }[];
  readonly targets: readonly string[];
  /** The targets as the tables head them. */
  readonly labels: readonly string[];
  readonly rules: readonly {
    id: string;
    statement: string;
    strength: string;
    sources: readonly Link[];
    /** By runtime and target: 0 where it was not run, otherwise 1 + the index of a record. */
    cells: readonly (readonly number[])[];
    /** Since when it is as it is, by runtime; only with a history. */
    since?: readonly (string | null)[];
  }[];
  /** The words for one and for several cells, by severity or state. */
  readonly kinds: Readonly<Record<string, readonly [one: string, many: string]>>;
  /** The distinct results of cells. */
  readonly records: readonly CellText[];
}

interface CellText {
  readonly state: CellState;
  readonly severity?: Severity;
  readonly sign: string;
  /** `known deviation: died` */
  readonly meaning: string;
  readonly observed: string;
  readonly expected?: string;
  readonly stderr?: string;
  readonly reason?: string;
  readonly link?: Link;
}

export function pageData({ runtimes, targets, suites }: Model, { history }: HtmlExtras): PageData {
  const records = new RecordPool();
  const rules = suites.flatMap((suite) => suite.rules);
  const since = (rule: ReportRule) =>
    runtimes.map((runtime) => {
      const found = history?.(rule.id, runtime.id);
      return found ? printable(sinceText(found, runtime)) : null;
    });
  return {
    runtimes: runtimes.map((runtime) => ({
      id: printable(runtime.id),
      command: printable(commandOf({ rule: '{rule}', target: '{target}' }, runtime), TEXT_LIMIT),
      repro: printable(reproCommandOf(`{rule}@{target}#${runtime.id}`), TEXT_LIMIT),
    })),
    targets: targets.map(({ id }) => id),
    labels: targets.map(({ id }) => shortTarget(id)),
    rules: rules.map(({ rule, cells }) => ({
      id: printable(rule.id),
      statement: printable(rule.statement, TEXT_LIMIT),
      strength: rule.strength,
      sources: rule.sources.map(({ title, url }) => linkTo(url, title)),
      cells: cells.map((row) => row.map((cell) => (cell ? 1 + records.add(cell, rule) : 0))),
      ...(history && { since: since(rule) }),
    })),
    kinds: KINDS,
    records: records.all,
  };
}

const KINDS = Object.fromEntries(
  Object.entries({ ...CELL_STATES, ...SEVERITY_MARKS }).map(
    ([kind, { one, many }]) => [kind, [one, many]] as const,
  ),
);

class RecordPool {
  readonly all: CellText[] = [];
  readonly #indices = new Map<string, number>();

  /** The index of the result of a cell. */
  add(cell: CellRecord, rule: ReportRule): number {
    const text = cellText(cell, rule);
    const key = JSON.stringify(text);
    const index = this.#indices.get(key) ?? this.all.push(text) - 1;
    this.#indices.set(key, index);
    return index;
  }
}

function cellText(cell: CellRecord, rule: ReportRule): CellText {
  const { expected, outcome } = cell;
  const reason = cell.known ?? cell.fixed;
  const appearance = appearanceOf(cell, rule);
  return {
    state: appearance.state,
    ...(appearance.severity !== null && { severity: appearance.severity }),
    sign: signOf(appearance),
    meaning: meaningOf(appearance),
    observed: outcomeText(cell, TEXT_LIMIT),
    ...(expected !== undefined && { expected: printable(canonicalJson(expected), TEXT_LIMIT) }),
    ...(outcome.stderrTail && { stderr: printableLines(outcome.stderrTail) }),
    ...(reason && { reason: printable(reason.reason, TEXT_LIMIT) }),
    ...(reason?.link !== undefined && { link: linkTo(reason.link) }),
  };
}

function linkTo(url: string, text = shortAddress(url)): Link {
  return [printable(text), isWebAddress(url) ? url : null];
}

/** The end of a text, line by line. */
export function printableLines(text: string): string {
  const lines = text.slice(-TEXT_LIMIT).split(/\r?\n/);
  return lines.map((line) => printable(line, TEXT_LIMIT)).join('\n');
}
