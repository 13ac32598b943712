import semver from 'semver';
import { covers, type Expectation } from './expectations.ts';
import type { JudgedCell } from './update-expectations.ts';

/**
 * Of what an expectation names, the cells of this run that no longer deviate, and whether that is all that it names:
 * then it is of no use any more. An entry that speaks of releases or targets that were not run is never gone, for
 * nobody saw how they do. `everyTarget`: each target was asked, and each cell answered.
 */
export function goneOf(
  expectation: Expectation,
  judged: readonly JudgedCell[],
  everyTarget: boolean,
): { readonly cells: readonly JudgedCell[]; readonly all: boolean } {
  const covered = judged.filter(({ cell }) => covers(expectation, cell));
  const cells = covered.filter(({ record }) => record.fixed !== undefined && record.flaky === undefined);
  return { cells, all: cells.length === covered.length && namesNoMore(expectation, cells, everyTarget) };
}

function namesNoMore(
  { versions, targets }: Expectation,
  seen: readonly JudgedCell[],
  everyTarget: boolean,
): boolean {
  const named = exactVersions(versions);
  if (named === null) return false;
  const isSeen = (version: string, target?: string) =>
    seen.some(
      ({ cell }) =>
        semver.eq(cell.runtime.version, version) && (target === undefined || cell.target.id === target),
    );
  if (everyTarget) return named.every((version) => isSeen(version));
  return (
    targets !== undefined && named.every((version) => targets.every((target) => isSeen(version, target)))
  );
}

/** The versions of a range that is a list of them, as `20.20.2 || 22.23.3`; null: it names others, too. */
function exactVersions(range: string): string[] | null {
  const versions: string[] = [];
  for (const [only, ...others] of new semver.Range(range).set) {
    if (only === undefined || others.length > 0) return null;
    if (only.operator !== '' || !(only.semver instanceof semver.SemVer)) return null;
    versions.push(only.semver.version);
  }
  return versions;
}
