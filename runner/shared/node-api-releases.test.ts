import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { enginesRange, FIRST_RELEASES, firstReleases } from './node-api-releases.ts';

describe('enginesRange', () => {
  it.each([
    [8, '^12.22.0 || ^14.17.0 || >=15.12.0'],
    [9, '^18.17.0 || >=20.3.0'],
    [10, '^22.14.0 || >=23.6.0'],
  ])('of %i', (version, range) => {
    expect(enginesRange(version)).toBe(range);
  });

  it('has each first release, not the one before it, and every later line', () => {
    for (const [version, releases] of Object.entries(FIRST_RELEASES)) {
      const range = enginesRange(Number(version)) ?? '';
      for (const release of [...releases, '99.0.0']) expect(semver.satisfies(release, range)).toBe(true);
    }
    expect(semver.satisfies('22.13.1', enginesRange(10) ?? '')).toBe(false);
    expect(semver.satisfies('23.5.0', enginesRange(10) ?? '')).toBe(false);
    expect(semver.satisfies('20.2.0', enginesRange(9) ?? '')).toBe(false);
  });

  it('is undefined for a version that no release supports', () => {
    expect([enginesRange(11), firstReleases(11)]).toEqual([undefined, undefined]);
  });
});
