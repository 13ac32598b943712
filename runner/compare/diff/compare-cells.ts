import { canonicalJson } from '../../../suites/json.ts';
import type { ReportCell } from '../../report/schema.ts';
import type { ChangeKind } from './change.ts';
import { standingOf, type Standing } from './standing.ts';

export interface Verdict {
  readonly kind: ChangeKind;
  readonly worse: boolean;
}

/** What became of a cell that both reports have; null when nothing did. */
export function compareCells(before: ReportCell, after: ReportCell, isInformative: boolean): Verdict | null {
  const was = standingOf(before, isInformative);
  const is = standingOf(after, isInformative);
  if (was !== is) return { kind: kindOf(was, is), worse: isWorse(was, is) };
  if (seen(before) === seen(after)) return null;
  // A deviation that an expectation names, and one that fails no run, may look as they like.
  const worse = is === 'new' && isDeath(after) && !isDeath(before);
  return { kind: 'changed-observation', worse };
}

/** A cell that was not in the former report. */
export function appearedCell(cell: ReportCell, isInformative: boolean): Verdict {
  const standing = standingOf(cell, isInformative);
  return { kind: 'appeared', worse: standing === 'new' || standing === 'unclear' };
}

function kindOf(was: Standing, is: Standing): ChangeKind {
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
    case 'unclear':
      return 'unclear';
  }
}

/** As for the exit code of a run; and what conformed and cannot be asked any more is no longer known to conform. */
function isWorse(was: Standing, is: Standing): boolean {
  if (is === 'unsupported') return was === 'conforms';
  return (is === 'new' && was !== 'unclear') || is === 'unclear';
}

function isDeath({ outcome }: ReportCell): boolean {
  return outcome.kind === 'crashed' || outcome.kind === 'timed-out';
}

/** What happened, without the text that a dying process leaves, which differs from build to build. */
function seen({ outcome, observation }: ReportCell): string {
  const { kind, signal, exitCode, reason } = outcome;
  return canonicalJson([kind, signal ?? null, exitCode ?? null, reason ?? null, observation ?? null]);
}
