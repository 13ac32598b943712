import semver from 'semver';
import { groupBy } from '../../shared/group-by.ts';
import { ANY_VERSION } from './expectations.ts';

/**
 * The range to record for a deviation: in each release line from the first release that deviates to the next one that
 * was run and does not, or to the end of the line. Another line may differ, so nothing is claimed about it. `others`:
 * releases that were run and do not deviate like this. A version that is not semver has no line: any version then.
 */
export function rangeOf(deviating: Iterable<string>, others: Iterable<string>): string {
  const alike = new Set(deviating);
  const apart = new Set(others);
  const all = [...new Set([...alike, ...apart])];
  if ([...alike].some((version) => semver.valid(version) === null)) return ANY_VERSION;
  const lines = groupBy(semver.sort(all.filter((version) => semver.valid(version) !== null)), lineOf);
  return [...lines.values()].flatMap((versions) => rangesInLine(versions, alike)).join(' || ');
}

function rangesInLine(versions: readonly string[], alike: ReadonlySet<string>): string[] {
  const ranges: string[] = [];
  let first: string | null = null;
  for (const version of versions) {
    if (alike.has(version)) {
      first ??= version;
    } else if (first !== null) {
      ranges.push(`>=${first} <${version}`);
      first = null;
    }
  }
  return first === null ? ranges : [...ranges, `^${first}`];
}

/** Releases that `^` takes together: those of a major version, or of a minor one of 0. */
function lineOf(version: string): string {
  const { major, minor } = new semver.SemVer(version);
  return major === 0 ? `0.${minor}` : String(major);
}

/** Both ranges as one, without the parts that another part contains. */
export function unionOf(range: string, added: string): string {
  const parts = [...new Set([...range.split('||'), ...added.split('||')].map((part) => part.trim()))];
  return parts
    .filter((part) => !parts.some((other) => other !== part && semver.subset(part, other)))
    .join(' || ');
}

/** The first release of each part of a range; null: a part has no first release. */
export function firstVersions(range: string): string[] | null {
  const versions: string[] = [];
  for (const [lowest, ...others] of new semver.Range(range).set) {
    if (lowest === undefined || !(lowest.semver instanceof semver.SemVer)) return null;
    const { operator, semver: version } = lowest;
    if (operator !== '' && operator !== '>=') return null;
    if (operator === '' && others.length > 0) return null;
    versions.push(version.version);
  }
  return versions;
}

/** Whether a range is a list of releases, e.g. `20.20.2 || 22.23.3`. */
export function isListOfVersions(range: string): boolean {
  return new semver.Range(range).set.every(
    ([only, ...others]) =>
      only?.operator === '' && only.semver instanceof semver.SemVer && others.length === 0,
  );
}
