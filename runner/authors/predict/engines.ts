import semver from 'semver';
import { enginesRange } from '../../shared/node-api-releases.ts';
import { releasesWithin } from '../../shared/release-ranges.ts';
import type { FateRange } from './fates.ts';
import { releaseText } from './release-text.ts';

/** Whether a range of package.json admits a release between two. An invalid range admits nothing. */
export function admits(range: string, { from, to }: Pick<FateRange, 'from' | 'to'>): boolean {
  return semver.validRange(range) !== null && semver.intersects(range, `>=${from} <=${to}`);
}

/** The part of two releases that a range admits: `>=22` admits 22.0.0 to 22.13.1 of 20.3.0 to 22.13.1. */
export function admittedText(range: string, { from, to }: Pick<FateRange, 'from' | 'to'>): string {
  const parts = range.split('||').filter((part) => admits(part, { from, to }));
  return parts
    .map((part) => {
      const low = semver.minVersion(part)?.version ?? from;
      const first = semver.gt(low, from) ? low : from;
      if (semver.satisfies(to, part)) return releaseText({ from: first, to });
      return first === low ? part.trim() : `${part.trim()} from ${first} on`;
    })
    .join(', ');
}

/**
 * The part of `engines.node` in which an addon that declares `version` loads: `^22.14.0 || >=23.6.0`. Null: no release
 * of the range, or no known release, supports the version.
 */
export function trueRange(engines: string, version: number): string | null {
  const supporting = enginesRange(version);
  if (supporting === undefined || semver.validRange(engines) === null) return null;
  const outside = releasesWithin(['*'], [supporting]);
  const within = releasesWithin([engines], outside === null ? [] : [outside]);
  return within === null ? null : withCarets(within);
}

/** `>=22.14.0 <23.0.0` is `^22.14.0`. */
export function withCarets(range: string): string {
  return range.replaceAll(
    />=(\d+)\.(\d+\.\d+) <(\d+)\.0\.0/g,
    (whole, major: string, rest: string, next: string) =>
      Number(next) === Number(major) + 1 ? `^${major}.${rest}` : whole,
  );
}
