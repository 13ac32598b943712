import semver from 'semver';

const EVERY_LINE = /^\s*(\d+)\+\s*$/;

/**
 * The requests with `18+` replaced by a request per line (major) from 18 on that has a release among the versions;
 * by `18` when none has.
 */
export function expandMajors(requests: readonly string[], versions: readonly string[]): string[] {
  // A line that has prereleases only is not there yet: no request for a major means them.
  const releases = versions.filter((version) => semver.prerelease(version) === null);
  const lines = [...new Set(releases.map((version) => semver.major(version)))].sort((a, b) => a - b);
  return requests.flatMap((request) => {
    const first = EVERY_LINE.exec(request)?.[1];
    if (first === undefined) return [request];
    const meant = lines.filter((line) => line >= Number(first)).map(String);
    return meant.length > 0 ? meant : [first];
  });
}
