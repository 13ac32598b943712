import type { Strength } from '../../../suites/rule.ts';
import { isDeath } from '../execute/outcome.ts';
import type { CellRecord } from './cell-record.ts';

export type CellState =
  'new' | 'error' | 'flaky' | 'fixed' | 'informative' | 'known' | 'conforms' | 'unsupported';

/** The keys in `counts` of a report that count cells. */
export type CountedKey =
  'conforms' | 'known' | 'deviates' | 'informative' | 'unsupported' | 'error' | 'flaky' | 'fixed';

export interface CellStateInfo {
  /** Whether one such cell makes the exit code 1. */
  readonly fails: boolean;
  /** Place in a list, the worst first. */
  readonly rank: number;
  /** Shows the state without colour. */
  readonly sign: string;
  /** For chips and narrow columns. */
  readonly short: string;
  readonly one: string;
  readonly many: string;
  readonly counted: CountedKey;
  /** A test suite in JUnit fails when the run does. A known deviation is skipped with its reason, like pytest's xfail. */
  readonly junit: 'passed' | 'failure' | 'error' | 'skipped';
  readonly ctrf: 'passed' | 'failed' | 'skipped' | 'other';
}

/** Which states fail a run, their ranks and names: everything that counts or shows cells reads this table. */
export const CELL_STATES: Readonly<Record<CellState, CellStateInfo>> = {
  new: {
    fails: true,
    rank: 0,
    sign: '!',
    short: 'new',
    one: 'new deviation',
    many: 'new deviations',
    counted: 'deviates',
    junit: 'failure',
    ctrf: 'failed',
  },
  error: {
    fails: true,
    rank: 1,
    sign: '?',
    short: 'error',
    one: 'error',
    many: 'errors',
    counted: 'error',
    junit: 'error',
    ctrf: 'failed',
  },
  flaky: {
    fails: true,
    rank: 2,
    sign: '≈',
    short: 'flaky',
    one: 'flaky',
    many: 'flaky',
    counted: 'flaky',
    junit: 'failure',
    ctrf: 'failed',
  },
  fixed: {
    fails: true,
    rank: 3,
    sign: '+',
    short: 'fixed',
    one: 'known deviation that is gone',
    many: 'known deviations that are gone',
    counted: 'fixed',
    junit: 'failure',
    ctrf: 'failed',
  },
  informative: {
    fails: false,
    rank: 4,
    sign: 'i',
    short: 'informative',
    one: 'informative deviation',
    many: 'informative deviations',
    counted: 'informative',
    junit: 'skipped',
    ctrf: 'other',
  },
  known: {
    fails: false,
    rank: 5,
    sign: '~',
    short: 'known',
    one: 'known deviation',
    many: 'known deviations',
    counted: 'known',
    junit: 'skipped',
    ctrf: 'other',
  },
  conforms: {
    fails: false,
    rank: 6,
    sign: '✓',
    short: 'conform',
    one: 'conforms',
    many: 'conform',
    counted: 'conforms',
    junit: 'passed',
    ctrf: 'passed',
  },
  unsupported: {
    fails: false,
    rank: 7,
    sign: '–',
    short: 'not run',
    one: 'not run',
    many: 'not run',
    counted: 'unsupported',
    junit: 'skipped',
    ctrf: 'skipped',
  },
};

/** The worst first. */
export const STATES = (Object.keys(CELL_STATES) as CellState[]).sort(
  (a, b) => CELL_STATES[a].rank - CELL_STATES[b].rank,
);

export type Judged = Pick<CellRecord, 'verdict' | 'known' | 'flaky' | 'fixed'>;

/** `informative`: a new deviation from an informative rule, which fails no run. */
export function stateOf(cell: Judged, rule: { readonly strength: Strength }): CellState {
  if (cell.flaky) return 'flaky';
  if (cell.fixed) return 'fixed';
  return verdictState(cell, rule);
}

/** The state without what expectations and repeated runs add: each cell is in exactly one. */
export function verdictState(
  { verdict, known }: Pick<Judged, 'verdict' | 'known'>,
  { strength }: { readonly strength: Strength },
): Exclude<CellState, 'flaky' | 'fixed'> {
  if (verdict !== 'deviates') return verdict;
  if (known) return 'known';
  return strength === 'informative' ? 'informative' : 'new';
}

/** The state of each cell of a report. A rule that the report does not list counts as a must. */
export function statesOf({
  rules,
}: {
  readonly rules: readonly { readonly id: string; readonly strength: Strength }[];
}): (cell: CellRecord) => CellState {
  const perId = new Map(rules.map((rule) => [rule.id, rule]));
  return (cell) => stateOf(cell, perId.get(cell.rule) ?? { strength: 'must' });
}

/** The state that ranks first; undefined where there is none. */
export function worstState(states: Iterable<CellState>): CellState | undefined {
  const present = new Set(states);
  return STATES.find((state) => present.has(state));
}

/** How a deviation ends. */
export type Severity = 'died' | 'hung' | 'differs';

export const SEVERITIES = ['died', 'hung', 'differs'] as const satisfies readonly Severity[];

/** Null: the cell does not deviate. A flaky cell has the severity of the run that failed. */
export function severityOf({ verdict, outcome }: Pick<CellRecord, 'verdict' | 'outcome'>): Severity | null {
  if (isDeath(outcome)) return outcome.kind === 'crashed' ? 'died' : 'hung';
  return verdict === 'deviates' ? 'differs' : null;
}
