import type { WhereItLoads } from './where-it-loads.ts';

/** A declared version that changes, and the runtime in which it is observed. */
export interface Move {
  readonly runtime: string;
  readonly supported: number;
  /** Ids of targets. */
  readonly before: string;
  readonly after: string;
  /** The targets of the two that the runtime must not load. */
  readonly rejected: readonly string[];
  /** For `after`; null where it needs no supported version. */
  readonly where: WhereItLoads | null;
}
