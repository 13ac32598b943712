import semver from 'semver';

/** The releases in none of the ranges, as a range (`>=18.17.0 <19.0.0 || >=20.2.0`), or null when there are none. */
export function releasesOutside(ranges: readonly string[]): string | null {
  return releasesWhere(ranges, (isIn) => !ranges.some(isIn));
}

/** The releases in at least one of the ranges and in none of `except`, or null when there are none. */
export function releasesWithin(ranges: readonly string[], except: readonly string[] = []): string | null {
  return releasesWhere([...ranges, ...except], (isIn) => ranges.some(isIn) && !except.some(isIn));
}

/**
 * A predicate on ranges changes its value only where a comparator of a range says so, so that one release per segment
 * decides. Prereleases do not count.
 */
function releasesWhere(
  ranges: readonly string[],
  isWanted: (isIn: (range: string) => boolean) => boolean,
): string | null {
  const segments: string[] = [];
  let open: string | null = null;
  for (const start of boundaries(ranges)) {
    if (isWanted((range) => semver.satisfies(start, range))) open ??= start;
    else if (open !== null) {
      segments.push(segment(open, start));
      open = null;
    }
  }
  if (open !== null) segments.push(segment(open, null));
  return segments.length === 0 ? null : segments.join(' || ');
}

/** The releases at which the answer may change, ascending, and 0.0.0. */
function boundaries(ranges: readonly string[]): string[] {
  const versions = ranges
    .flatMap((range) => new semver.Range(range).set.flat())
    .flatMap(({ operator, semver: version }) => {
      // ANY, the comparator of *, has a symbol in place of its version.
      if (!(version instanceof semver.SemVer)) return [];
      // ^18 is spelled out with <19.0.0-0, which ends where 19.0.0 begins.
      const named = `${version.major}.${version.minor}.${version.patch}`;
      const next = `${version.major}.${version.minor}.${version.patch + 1}`;
      if (operator === '<' || operator === '>=') return [named];
      return operator === '' ? [named, next] : [next];
    });
  return semver.sort([...new Set(['0.0.0', ...versions])]);
}

function segment(from: string, to: string | null): string {
  const end = to === null ? [] : [`<${to}`];
  const start = from === '0.0.0' && to !== null ? [] : [from === '0.0.0' ? '*' : `>=${from}`];
  return [...start, ...end].join(' ');
}
