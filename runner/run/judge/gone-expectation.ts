import semver from 'semver';
import { covers, type Expectation } from './expectations.ts';
import type { JudgedCell } from './findings.ts';
import { firstVersions, isListOfVersions } from './version-range.ts';

/**
 * The cells of a run that an expectation covers and that no longer deviate, and whether the expectation is of no more
 * use: then it covers nothing else. One that covers releases or targets that were not run stays, because nobody saw
 * how they do. `everyTarget`: each target was run, and each cell answered.
 */
export function goneOf(
  expectation: Expectation,
  judged: readonly JudgedCell[],
  everyTarget: boolean,
): { readonly cells: readonly JudgedCell[]; readonly all: boolean } {
  const covered = judged.filter(({ cell }) => covers(expectation, cell));
  const cells = covered.filter(({ record }) => record.fixed !== undefined && record.flaky === undefined);
  return { cells, all: cells.length === covered.length && coversNoMore(expectation, cells, everyTarget) };
}

function coversNoMore(expectation: Expectation, seen: readonly JudgedCell[], everyTarget: boolean): boolean {
  const { targets } = expectation;
  const versions = witnesses(expectation);
  if (versions === null) return false;
  const isSeen = (version: string, target?: string) =>
    seen.some(
      ({ cell }) =>
        semver.valid(cell.runtime.version) !== null &&
        semver.eq(cell.runtime.version, version) &&
        (target === undefined || cell.target.id === target),
    );
  if (everyTarget) return versions.every((version) => isSeen(version));
  return (
    targets !== undefined && versions.every((version) => targets.every((target) => isSeen(version, target)))
  );
}

/** The releases that must be seen without the deviation; null: these cannot be listed. */
function witnesses({ versions, why }: Expectation): string[] | null {
  // Nobody has confirmed a draft beyond the releases that it was written for, which begin its range.
  return why.unexplained || isListOfVersions(versions) ? firstVersions(versions) : null;
}
