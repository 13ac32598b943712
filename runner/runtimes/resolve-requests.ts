import semver from 'semver';
import { UserError } from '../user-error.ts';
import { cachedVersions } from './cached-runtime.ts';
import type { ProvisionContext } from './context.ts';
import { NpmError } from './npm-error.ts';
import type { ReleaseSource } from './release-source.ts';
import { listVersions } from './version-list.ts';
import { newestMatch, requestedRange, resolveVersion } from './version-request.ts';

/** The versions that requests mean, each with the requests that mean it. Runs npm only if it has to. */
export async function resolveRequests(
  source: ReleaseSource,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Nonsense is refused before anything is asked of the network.
  for (const request of requests) requestedRange(source.family, request);
  const versions = await versionsOf(source, requests, context);
  const meant = new Map<string, string[]>();
  requests.forEach((request, index) => {
    const version = versions[index];
    if (version !== undefined) meant.set(version, [...(meant.get(version) ?? []), request]);
  });
  return meant;
}

async function versionsOf(
  source: ReleaseSource,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<readonly string[]> {
  const cached = await cachedVersions(source);
  if (context.offline) return matchCached(source, requests, cached, '--offline forbids fetching');
  if (requests.every((request) => isExactly(request, cached)))
    return matchCached(source, requests, cached, '');
  try {
    const available = await listVersions(source.package.name, context);
    // A release that the registry no longer lists is as good as ever once it is cached.
    return requests.map((request) =>
      resolveVersion(
        source.family,
        request,
        isExactly(request, cached) ? cached : available,
        source.platform,
      ),
    );
  } catch (error) {
    return useCached(source, requests, error, context);
  }
}

function isExactly(request: string, versions: readonly string[]): boolean {
  const exact = semver.valid(request.trim());
  return exact !== null && versions.includes(exact);
}

/** What is cached, when the registry could not be reached; rethrows any other error. */
export async function useCached(
  source: ReleaseSource,
  requests: readonly string[],
  error: unknown,
  { onNotice }: ProvisionContext,
): Promise<readonly string[]> {
  if (!(error instanceof NpmError && error.isNetwork)) throw error;
  const versions = matchCached(source, requests, await cachedVersions(source), error.message);
  onNotice(`${error.message}; using what is cached: ${versions.join(', ')}`);
  return versions;
}

function matchCached(
  { family }: ReleaseSource,
  requests: readonly string[],
  cached: readonly string[],
  obstacle: string,
): string[] {
  return requests.map((request) => {
    const match = newestMatch(family, request, cached);
    if (match !== null) return match;
    const known = cached.length === 0 ? 'none is cached' : `cached: ${cached.join(', ')}`;
    throw new UserError(
      `no cached ${family.title} release matches "${request.trim()}" (${known}), and ${obstacle}`,
    );
  });
}
