import semver from 'semver';

/**
 * The releases that none of some semver ranges holds, as a range of its own (`>=18.17.0 <19.0.0 || >=20.2.0`), or null
 * when they hold every release. Ranges only change where one of their comparators says so; prereleases do not count.
 */
export function releasesOutside(ranges: readonly string[]): string | null {
  const starts = boundaries(ranges);
  const segments: string[] = [];
  let open: string | null = null;
  for (const start of starts) {
    const isInside = ranges.some((range) => semver.satisfies(start, range));
    if (!isInside) open ??= start;
    else if (open !== null) {
      segments.push(segment(open, start));
      open = null;
    }
  }
  if (open !== null) segments.push(segment(open, null));
  return segments.length === 0 ? null : segments.join(' || ');
}

/** The first releases for which the answer may be another than for the release before, sorted, with 0.0.0. */
function boundaries(ranges: readonly string[]): string[] {
  const versions = ranges
    .flatMap((range) => new semver.Range(range).set.flat())
    .flatMap(({ operator, semver: version }) => {
      // ANY, the comparator of *, has a symbol in place of its version.
      if (!(version instanceof semver.SemVer)) return [];
      // `<19.0.0-0`, as ^18 is spelled out, ends where 19.0.0 begins.
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
