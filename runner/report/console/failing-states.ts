import type { CellState } from '../../run/judge/cell-states.ts';

/** The states that fail a run, in the order of their blocks and of the heading. */
export const FAILING_STATES = ['new', 'fixed', 'flaky', 'error'] as const satisfies readonly CellState[];
