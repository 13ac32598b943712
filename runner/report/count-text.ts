import { CELL_STATES, type CellState } from '../run/judge/cell-states.ts';
import { count } from '../shared/count.ts';

/** `1 new deviation`, `1,234 known deviations` */
export function countText(cells: number, state: CellState): string {
  const { one, many } = CELL_STATES[state];
  return count(cells, one, many);
}
