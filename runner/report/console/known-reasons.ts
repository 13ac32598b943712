import chalk from 'chalk';
import { severityOf, SEVERITIES, type Severity } from '../../run/judge/cell-states.ts';
import { count, thousands } from '../../shared/count.ts';
import { firstSentence, fitText, wrapText } from '../../shared/fit-text.ts';
import { textTable } from '../../shared/text-table.ts';
import { DeviationGroups, describePlaces } from '../deviation-groups.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { ReportHeader } from '../schema.ts';

type Recorded = NonNullable<CellRecord['known']>;
type RuntimeId = Pick<ReportHeader['runtimes'][number], 'id' | 'name'>;

/** The known deviations of one runtime family that have one reason. */
export interface KnownReason {
  readonly family: string;
  readonly recorded: Recorded;
  readonly severity: Severity | 'mixed';
  readonly cells: number;
  readonly rules: number;
  readonly groups: DeviationGroups;
}

const LINES_PER_FAMILY = 3;
const NARROWEST_TITLE = 20;
const SEVERITY_WIDTH = 'differs'.length;

/** Groups known deviations by runtime family and reason. */
export class KnownReasons {
  readonly #families: ReadonlyMap<string, string>;
  readonly #reasons = new Map<string, { family: string; recorded: Recorded; tally: Tally }>();

  constructor(runtimes: readonly RuntimeId[]) {
    this.#families = new Map(runtimes.map(({ id, name }) => [id, name]));
  }

  /** Takes a cell whose state is known. */
  add(cell: CellRecord & { known: Recorded }): void {
    const family = this.#families.get(cell.runtime) ?? cell.runtime;
    const { id, reason, link = '' } = cell.known;
    const key = JSON.stringify([family, id ?? [reason, link]]);
    const entry = this.#reasons.get(key) ?? { family, recorded: cell.known, tally: new Tally() };
    this.#reasons.set(key, entry);
    entry.tally.add(cell);
  }

  /** By family; within one, those of most cells first. */
  all(): KnownReason[] {
    return [...this.#reasons.values()]
      .map(({ family, recorded, tally }) => ({ family, recorded, ...tally.total() }))
      .sort((a, b) => compare(a.family, b.family) || b.cells - a.cells || compare(titleOf(a), titleOf(b)));
  }
}

class Tally {
  readonly #groups = new DeviationGroups();
  readonly #rules = new Set<string>();
  readonly #severities = new Set<Severity>();
  #cells = 0;

  add(cell: CellRecord): void {
    this.#groups.add(cell);
    this.#rules.add(cell.rule);
    this.#severities.add(severityOf(cell) ?? 'differs');
    this.#cells += 1;
  }

  total(): Omit<KnownReason, 'family' | 'recorded'> {
    const [first = SEVERITIES[0], ...others] = [...this.#severities];
    const severity = others.length === 0 ? first : 'mixed';
    return { severity, cells: this.#cells, rules: this.#rules.size, groups: this.#groups };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function titleOf({ recorded: { title, reason } }: Pick<KnownReason, 'recorded'>): string {
  return title ?? firstSentence(reason);
}

/** `node#57233` of an issue or a pull request on GitHub; empty for any other address. */
function linkId({ link = '' }: Recorded): string {
  const [, repository, number] =
    /^https:\/\/github\.com\/[^/]+\/([^/]+)\/(?:issues|pull)\/(\d+)/.exec(link) ?? [];
  return repository === undefined || number === undefined ? '' : `${repository}#${number}`;
}

/** A table with at most three reasons per family, and a line on the others. */
export function knownTable(reasons: readonly KnownReason[], width: number): string[] {
  if (reasons.length === 0) return [];
  const shown = reasons.filter(
    (reason, index) => reasons[index - LINES_PER_FAMILY]?.family !== reason.family,
  );
  const rest = reasons.filter((reason) => !shown.includes(reason));
  const columns = {
    family: Math.max(...shown.map(({ family }) => family.length)),
    cells: Math.max(5, ...shown.map(({ cells }) => thousands(cells).length)),
    link: Math.max(...shown.map(({ recorded }) => linkId(recorded).length)),
  };
  const { family, cells, link } = columns;
  const fixed = family + 2 + SEVERITY_WIDTH + 2 + 2 + cells + 2 + 'rules'.length + (link > 0 ? 2 + link : 0);
  const room = Math.max(NARROWEST_TITLE, width - fixed);
  const head = fitText(
    'Known deviations (died: the process; differs: the answer)',
    family + 2 + SEVERITY_WIDTH + 2 + room,
  );
  const title = head.padEnd(family + 2 + SEVERITY_WIDTH + 2 + room);
  const rows = shown.map((reason, index) => [
    { text: (shown[index - 1]?.family === reason.family ? '' : reason.family).padEnd(family) },
    {
      text: reason.severity.padEnd(SEVERITY_WIDTH),
      ...(reason.severity !== 'differs' && { paint: chalk.yellow }),
    },
    { text: fitText(titleOf(reason), room).padEnd(room) },
    { text: thousands(reason.cells).padStart(cells) },
    { text: thousands(reason.rules).padStart('rules'.length) },
    ...(link > 0 ? [{ text: linkId(reason.recorded), paint: chalk.dim }] : []),
  ]);
  return [
    `${chalk.bold(title)}  ${'cells'.padStart(cells)}  rules`,
    ...textTable(rows)
      .split('\n')
      .map((line) => line.trimEnd()),
    ...restLine(rest, family),
  ];
}

function restLine(rest: readonly KnownReason[], indent: number): string[] {
  if (rest.length === 0) return [];
  const cells = rest.reduce((sum, reason) => sum + reason.cells, 0);
  const died = rest.filter(({ severity }) => severity === 'died').length;
  const deaths = died === 0 ? '' : ` (${died} died)`;
  const text = `… ${count(rest.length, 'more reason')}${deaths}, ${count(cells, 'cell')}; see --known`;
  return [chalk.dim(' '.repeat(indent + 2) + text)];
}

/** Every reason in full, with the rules that it concerns. */
export function knownInFull(
  reasons: readonly KnownReason[],
  runtimes: readonly RuntimeId[],
  width: number,
): string[] {
  if (reasons.length === 0) return [];
  return [
    chalk.bold('Known deviations'),
    ...reasons.flatMap((reason) => ['', ...reasonInFull(reason, runtimes, width)]),
  ];
}

function reasonInFull(reason: KnownReason, runtimes: readonly RuntimeId[], width: number): string[] {
  const { family, severity, recorded, cells, rules, groups } = reason;
  return [
    `${chalk.bold(family)}  ${severity}  ${count(cells, 'cell')} of ${count(rules, 'rule')}`,
    ...wrapText(recorded.reason, width - 2).map((line) => `  ${line}`),
    ...(recorded.link === undefined ? [] : [`  ${chalk.dim(recorded.link)}`]),
    ...groups.all().map(({ first, places }) => {
      const where = `    ${first.rule} in ${describePlaces(places, runtimes)}: `;
      return `${where}${fitText(outcomeText(first), Math.max(NARROWEST_TITLE, width - where.length))}`;
    }),
  ];
}
