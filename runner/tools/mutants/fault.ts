import type { Cell } from '../../run/plan/cells.ts';

/** The variable that names the faults of a session, to suites/harness/faults.cjs and to addons/faults. */
export const FAULT_VARIABLE = 'NAPI_MATRIX_FAULT';

/**
 * Faults of the host that make it keep rules which no release of Node.js keeps: it rejects what must be rejected, or
 * that from the second load on. A rule that conforms under one of them only is tried on top of it.
 */
export const BASES = ['rejects-properly', 'rejects-later-loads-properly'] as const;

/** Something that a runtime could do wrong, planted on request. */
export interface Fault {
  /** Its name in the variable. */
  readonly id: string;
  /** One with a name of its own must kill some rule; those of single functions are as many as the addons call. */
  readonly isNamed: boolean;
  /** Whether it can make a difference to a cell; where it cannot, it need not be tried. */
  readonly concerns: (cell: Cell) => boolean;
  /** It ends or hangs the process, so that a death counts as its work; else only an observation does. */
  readonly isDeadly: boolean;
}
