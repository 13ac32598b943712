import { CELL_STATES, type CellState } from '../../run/judge/cell-states.ts';

/** `1 new deviation`, `1,234 known deviations` */
export function countText(count: number, state: CellState): string {
  const { one, many } = CELL_STATES[state];
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** `1 rule`, `1,234 rules`; `many`: where it is not formed with s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

export function numberText(count: number): string {
  return count.toLocaleString('en');
}
