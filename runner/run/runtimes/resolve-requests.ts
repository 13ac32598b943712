import semver from 'semver';
import { UserError } from '../../shared/user-error.ts';
import { cachedVersions } from './cached-runtime.ts';
import type { ProvisionContext } from './context.ts';
import { expandMajors } from './expand-majors.ts';
import { NpmError } from '../packages/npm-error.ts';
import type { ReleaseSource } from './release-source.ts';
import { listVersions } from './version-list.ts';
import { newestMatch, requestedRange, resolveVersion } from './version-request.ts';
import { groupBy } from '../../shared/group-by.ts';

/** The versions that requests mean, each with the requests that mean it. Runs npm only if it has to. */
export async function resolveRequests(
  source: ReleaseSource,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Nonsense is refused before any network access.
  for (const request of expandMajors(requests, [])) requestedRange(source.family, request);
  const cached = await cachedVersions(source);
  const isKnown = context.offline || requests.every((request) => isExactly(request, cached));
  if (isKnown) return meantInCache(source, requests, cached, '--offline forbids fetching');
  try {
    const available = await listVersions(source.package.name, context);
    const reference = referencePackage(source);
    const elsewhere = reference === source.package.name ? available : await listVersions(reference, context);
    return groupBy(expandMajors(requests, available), (request) => {
      // A release that the registry no longer lists is as good as ever once it is cached.
      const versions = isExactly(request, cached) ? cached : available;
      const version = resolveVersion(source.family, request, versions, source.platform);
      const behind = newerElsewhere(source, request, version, elsewhere);
      if (behind !== null) context.onNotice(behind);
      return version;
    });
  } catch (error) {
    return useCached(source, requests, error, context);
  }
}

/** That of the platform for which every release is packed. */
function referencePackage({ family, package: own }: ReleaseSource): string {
  return family.platformPackage({ os: 'linux', arch: 'x64', libc: 'glibc' })?.name ?? own.name;
}

/** A line for a request that means a newer release elsewhere than on this platform, where packages may have ended; or null. */
export function newerElsewhere(
  { family, platform }: Pick<ReleaseSource, 'family' | 'platform'>,
  request: string,
  version: string,
  elsewhere: readonly string[],
): string | null {
  const newest = newestMatch(family, request, elsewhere);
  if (newest === null || !semver.gt(newest, version)) return null;
  return `the newest ${family.title} for ${platform} that "${request.trim()}" means is ${version}; ${newest} has no package for it`;
}

function isExactly(request: string, versions: readonly string[]): boolean {
  const exact = semver.valid(request.trim());
  return exact !== null && versions.includes(exact);
}

/** The cached releases, when the registry could not be reached; rethrows any other error. */
export async function useCached(
  source: ReleaseSource,
  requests: readonly string[],
  error: unknown,
  { onNotice }: ProvisionContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (!(error instanceof NpmError && error.isNetwork)) throw error;
  const meant = meantInCache(source, requests, await cachedVersions(source), error.message);
  onNotice(`${error.message}; using what is cached: ${[...meant.keys()].join(', ')}`);
  return meant;
}

function meantInCache(
  { family }: ReleaseSource,
  requests: readonly string[],
  cached: readonly string[],
  obstacle: string,
): ReadonlyMap<string, readonly string[]> {
  return groupBy(expandMajors(requests, cached), (request) => {
    const match = newestMatch(family, request, cached);
    if (match !== null) return match;
    const known = cached.length === 0 ? 'none is cached' : `cached: ${cached.join(', ')}`;
    throw new UserError(
      `no cached ${family.title} release matches "${request.trim()}" (${known}), and ${obstacle}`,
    );
  });
}
