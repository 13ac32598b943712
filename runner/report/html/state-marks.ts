import type { CellState } from '../cell-state.ts';

/** Worst first. */
export const STATES = [
  'new',
  'error',
  'flaky',
  'fixed',
  'informative',
  'known',
  'conforms',
  'unsupported',
] as const satisfies readonly CellState[];

/** A sign that tells a state without its colour, and the words for one and for several cells. */
export const MARKS: Readonly<Record<CellState, { sign: string; short: string; one: string; many: string }>> =
  {
    new: { sign: '!', short: 'new', one: 'new deviation', many: 'new deviations' },
    error: { sign: '?', short: 'error', one: 'error', many: 'errors' },
    flaky: { sign: '≈', short: 'flaky', one: 'flaky', many: 'flaky' },
    fixed: {
      sign: '+',
      short: 'gone',
      one: 'known deviation that is gone',
      many: 'known deviations that are gone',
    },
    informative: {
      sign: 'i',
      short: 'informative',
      one: 'informative deviation',
      many: 'informative deviations',
    },
    known: { sign: '~', short: 'known', one: 'known deviation', many: 'known deviations' },
    conforms: { sign: '✓', short: 'conform', one: 'conforms', many: 'conform' },
    unsupported: { sign: '–', short: 'not asked', one: 'not asked', many: 'not asked' },
  };

export type StateCounts = Readonly<Record<CellState, number>>;

export function countStates(states: Iterable<CellState>): StateCounts {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<CellState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}

export function worstState(states: readonly CellState[]): CellState | undefined {
  return STATES.find((state) => states.includes(state));
}

/** `1 new deviation`, `1,234 known deviations` */
export function countText(count: number, state: CellState): string {
  const { one, many } = MARKS[state];
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

export function numberText(count: number): string {
  return count.toLocaleString('en');
}
