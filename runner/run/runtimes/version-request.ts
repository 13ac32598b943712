import semver from 'semver';
import { UserError } from '../../shared/user-error.ts';
import type { RuntimeFamily } from './family.ts';

type Named = Pick<RuntimeFamily, 'title' | 'aliases' | 'example'>;

/** The semver range that a request stands for. Throws a UserError on nonsense. */
export function requestedRange({ title, aliases, example }: Named, request: string): string {
  const text = request.trim();
  const range = Object.hasOwn(aliases, text) ? aliases[text] : semver.validRange(text);
  if (text !== '' && range !== undefined && range !== null) return range;
  throw new UserError(
    `"${text}" is not a ${title} version; expected a major, a version, a semver range ` +
      `or ${Object.keys(aliases).join(', ')}, e.g. ${example}`,
  );
}

/** Whether a request that is no word like `latest` matches every release, e.g. `x` or `*`. */
export function isAnyRelease(family: Named, request: string): boolean {
  return !Object.hasOwn(family.aliases, request.trim()) && requestedRange(family, request) === '*';
}

/** The newest of the versions that a request matches, or null. Throws a UserError on nonsense. */
export function newestMatch(family: Named, request: string, versions: readonly string[]): string | null {
  return semver.maxSatisfying(versions, requestedRange(family, request));
}

/** The version that a request means, of those released for a platform. No match is a UserError. */
export function resolveVersion(
  family: Named,
  request: string,
  available: readonly string[],
  platform: string,
): string {
  const match = newestMatch(family, request, available);
  if (match !== null) return match;
  const near = neighbours(requestedRange(family, request), available);
  throw new UserError(`no ${family.title} release for ${platform} matches "${request.trim()}"; ${near}`);
}

function neighbours(range: string, available: readonly string[]): string {
  const lowest = semver.minVersion(range);
  if (lowest === null) return 'no version can (versions are separated by commas)';
  const sorted = semver.sort([...available]);
  const near = [
    sorted.findLast((version) => semver.lt(version, lowest)),
    sorted.find((version) => semver.gt(version, lowest)),
  ].filter((version) => version !== undefined);
  if (near.length === 0) return 'there are none';
  return `the nearest ${near.length === 1 ? 'is' : 'are'} ${near.join(' and ')}`;
}
