import { CELL_STATES, STATES, type CellState } from '../../run/judge/cell-states.ts';

export type StateCounts = Readonly<Record<CellState, number>>;

export function countStates(states: Iterable<CellState>): StateCounts {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<CellState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}

/** `1 new deviation`, `1,234 known deviations` */
export function countText(count: number, state: CellState): string {
  const { one, many } = CELL_STATES[state];
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

export function numberText(count: number): string {
  return count.toLocaleString('en');
}
