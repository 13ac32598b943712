import type { ReleaseRequests } from '../runner/run/runtimes/families.ts';
import { releaseOf, runtimeId, type FieldRow } from './table.ts';

/** The ids of the cells of a row in one of its releases. */
export function cellIds({ rules, target }: FieldRow, release: string): string[] {
  return rules.map((rule) => `${rule}@${target}#${runtimeId(release)}`);
}

/** The ids of all cells of the rows. */
export function wantedCells(rows: readonly FieldRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => releasesOf(row).flatMap((release) => cellIds(row, release))));
}

/** The releases of the rows, each once, per family. */
export function wantedReleases(rows: readonly FieldRow[]): ReleaseRequests {
  const versions: Record<string, string[]> = {};
  for (const release of new Set(rows.flatMap(releasesOf))) {
    const { family, version } = releaseOf(release);
    (versions[family] ??= []).push(version);
  }
  return versions;
}

function releasesOf({ affected, fixed }: FieldRow): string[] {
  return fixed === null ? [affected] : [affected, fixed];
}
