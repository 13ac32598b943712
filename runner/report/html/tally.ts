import { SEVERITIES, STATES, type CellState, type Severity } from '../../run/judge/cell-states.ts';
import { appearanceOf, type Appearance } from './appearance.ts';
import type { Model, ReportRuntime, SuiteModel } from './model.ts';

export type StateCounts = Readonly<Record<CellState, number>>;
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** How many cells are in which state, and how many deviations end how. */
export interface Tally {
  readonly states: StateCounts;
  readonly severities: SeverityCounts;
  /** The cells that ran. */
  readonly ran: number;
}

export function tallyOf(appearances: Iterable<Appearance>): Tally {
  const states = zeros(STATES);
  const severities = zeros(SEVERITIES);
  let all = 0;
  for (const { state, severity } of appearances) {
    all += 1;
    states[state] += 1;
    if (severity !== null) severities[severity] += 1;
  }
  return { states, severities, ran: all - states.unsupported };
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}

/** The cells of these suites in one runtime, or in all. */
export function appearancesIn(
  { runtimes }: Pick<Model, 'runtimes'>,
  suites: readonly SuiteModel[],
  runtime?: ReportRuntime,
): Appearance[] {
  const rows = runtime === undefined ? undefined : runtimes.indexOf(runtime);
  return suites.flatMap(({ rules }) =>
    rules.flatMap(({ rule, cells }) =>
      (rows === undefined ? cells.flat() : (cells[rows] ?? [])).flatMap((cell) =>
        cell === undefined ? [] : [appearanceOf(cell, rule)],
      ),
    ),
  );
}

/** `93 %`, rounded down, so that only what conforms throughout has 100 %; `–` where nothing ran. */
export function scoreText({ states, ran }: Tally): string {
  return ran === 0 ? '–' : `${Math.floor((100 * states.conforms) / ran)} %`;
}
