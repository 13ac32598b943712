import { canonicalJson } from '../../../suites/json.ts';
import type { Strength } from '../../../suites/rule.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { stateOf, type CellState } from '../../run/judge/cell-states.ts';
import { isDeath } from '../../run/execute/outcome.ts';
import type { ChangeKind } from './change.ts';

export interface CellChange {
  readonly kind: ChangeKind;
  readonly worse: boolean;
}

/** The change of a cell that both reports have; null when it is the same. */
export function compareCells(before: CellRecord, after: CellRecord, strength: Strength): CellChange | null {
  const was = comparedState(before, strength);
  const is = comparedState(after, strength);
  if (was !== is) return { kind: kindOf(was, is), worse: isWorse(was, is) };
  if (seen(before) === seen(after)) return null;
  // A deviation that an expectation names, and one that fails no run, may look as they like.
  const worse = is === 'new' && isDeath(after.outcome) && !isDeath(before.outcome);
  return { kind: 'changed-observation', worse };
}

/** A cell that was not in the former report. */
export function appearedCell(cell: CellRecord, strength: Strength): CellChange {
  const state = comparedState(cell, strength);
  return { kind: 'appeared', worse: state === 'new' || state === 'error' };
}

type Compared = Exclude<CellState, 'flaky' | 'fixed'>;

/** A cell without one result counts as an error; an outdated expectation is no change of the cell. */
function comparedState(cell: CellRecord, strength: Strength): Compared {
  const state = stateOf(cell, { strength });
  if (state === 'flaky') return 'error';
  return state === 'fixed' ? 'conforms' : state;
}

function kindOf(was: Compared, is: Compared): ChangeKind {
  switch (is) {
    case 'conforms':
      return was === 'unsupported' ? 'asked-now' : 'fixed';
    case 'known':
      return 'known-now';
    case 'new':
      return was === 'known' ? 'no-longer-known' : 'new-deviation';
    case 'informative':
      return 'new-deviation';
    case 'unsupported':
      return 'no-longer-asked';
    case 'error':
      return 'unclear';
  }
}

/** The same as for the exit code of a run; a cell that conformed and is unsupported now is worse, too. */
function isWorse(was: Compared, is: Compared): boolean {
  if (is === 'unsupported') return was === 'conforms';
  return (is === 'new' && was !== 'error') || is === 'error';
}

/** The outcome without prose: stderr differs from build to build, and the reason of an unsupported cell is our wording. */
function seen({ outcome, observation }: CellRecord): string {
  const { kind, signal, exitCode } = outcome;
  const reason = kind === 'unsupported' ? undefined : outcome.reason;
  return canonicalJson([kind, signal ?? null, exitCode ?? null, reason ?? null, observation ?? null]);
}
