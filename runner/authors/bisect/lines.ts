import semver from 'semver';
import type { FamilyName } from '../../run/runtimes/families.ts';
import { groupBy } from '../../shared/group-by.ts';

/** Releases of one line, ascending. */
export interface ReleaseLine {
  /** `22`, `1.4` */
  readonly line: string;
  readonly versions: readonly string[];
}

/** The lines of Node.js are its majors, those of Bun and Deno their minors. Prereleases belong to none. */
export function linesOf(name: FamilyName, versions: readonly string[]): readonly ReleaseLine[] {
  const stable = semver.sort(versions.filter((version) => semver.prerelease(version) === null));
  return [...groupBy(stable, (version) => lineOf(name, version))].map(([line, of]) => ({
    line,
    versions: of,
  }));
}

export function lineOf(name: FamilyName, version: string): string {
  const major = String(semver.major(version));
  return name === 'node' ? major : `${major}.${semver.minor(version)}`;
}
