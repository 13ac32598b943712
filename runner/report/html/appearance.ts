import type { CellRecord } from '../../run/judge/cell-record.ts';
import {
  CELL_STATES,
  severityOf,
  stateOf,
  type CellState,
  type Severity,
} from '../../run/judge/cell-states.ts';
import type { ReportRule } from './model.ts';

/** The two dimensions in which a cell is shown: whether it needs a look, and how it ended. */
export interface Appearance {
  readonly state: CellState;
  /** Null where nothing deviates, and in states whose name shows how it ended. */
  readonly severity: Severity | null;
}

export const SEVERITY_MARKS: Readonly<
  Record<Severity, { readonly sign: string; readonly one: string; readonly many: string }>
> = {
  died: { sign: '✕', one: 'died', many: 'died' },
  hung: { sign: '∞', one: 'hung', many: 'hung' },
  differs: { sign: '≠', one: 'differs', many: 'differ' },
};

const DEVIATING: ReadonlySet<CellState> = new Set(['new', 'known', 'informative'] as const);

export function isDeviation(state: CellState): boolean {
  return DEVIATING.has(state);
}

export function appearanceOf(cell: CellRecord, rule: Pick<ReportRule, 'strength'>): Appearance {
  const state = stateOf(cell, rule);
  return { state, severity: isDeviation(state) ? severityOf(cell) : null };
}

export function signOf({ state, severity }: Appearance): string {
  return severity === null ? CELL_STATES[state].sign : SEVERITY_MARKS[severity].sign;
}

/** `known deviation: died` */
export function meaningOf({ state, severity }: Appearance): string {
  const { one } = CELL_STATES[state];
  return severity === null ? one : `${one}: ${SEVERITY_MARKS[severity].one}`;
}

/** The classes of an element that shows it. */
export function classOf({ state, severity }: Appearance): string {
  return severity === null ? state : `${state} ${severity}`;
}
