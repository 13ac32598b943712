import semver from 'semver';

/**
 * The first Node.js release of each line that supports a Node-API version, ascending; every later line supports it too.
 * Recorded, not measured: https://nodejs.org/docs/latest/api/n-api.html#node-api-version-matrix
 */
export const FIRST_RELEASES = {
  8: ['12.22.0', '14.17.0', '15.12.0', '16.0.0'],
  9: ['18.17.0', '20.3.0', '21.0.0'],
  10: ['22.14.0', '23.6.0', '24.0.0'],
} as const satisfies Readonly<Record<number, readonly string[]>>;

export const FIRST_RELEASES_SOURCE = {
  title: 'Node-API version matrix',
  url: 'https://nodejs.org/docs/latest/api/n-api.html#node-api-version-matrix',
} as const;

/** Undefined for a version without an entry, for example one that no release supports. */
export function firstReleases(version: number): readonly string[] | undefined {
  return version in FIRST_RELEASES ? FIRST_RELEASES[version as keyof typeof FIRST_RELEASES] : undefined;
}

/** The range for `engines.node` of an addon that declares `version`: `^22.14.0 || >=23.6.0`. */
export function enginesRange(version: number): string | undefined {
  return floors(version)
    ?.map((release, index, all) => `${index === all.length - 1 ? '>=' : '^'}${release}`)
    .join(' || ');
}

/** The first releases without the last ones that only go on where the line before them ends: `22.14.0`, `23.6.0`. */
export function floors(version: number): readonly string[] | undefined {
  const releases = firstReleases(version);
  if (releases === undefined) return undefined;
  const open = releases.findLastIndex((release, index) => !continues(releases[index - 1], release));
  return releases.slice(0, open + 1);
}

function continues(before: string | undefined, release: string): boolean {
  return before !== undefined && release === `${semver.major(before) + 1}.0.0`;
}
