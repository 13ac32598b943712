import semver from 'semver';
import { embedderRuntime, resolveEmbedder } from './embedder/embedder.ts';
import { namingTheCache } from '../packages/cache-errors.ts';
import { readCached } from './cached-runtime.ts';
import { provisionContext, type ProvisionContext, type ProvisionOptions } from './context.ts';
import { emulatorFor } from './emulator.ts';
import { FAMILIES, type ReleaseRequests } from './families.ts';
import { carrierFamily, emnapiRuntime } from './emnapi.ts';
import { emnapiName, type EmnapiHost } from './emnapi-hosts.ts';
import { emnapiPackages } from '../addons/emnapi-packages.ts';
import { mapFailFast } from '../../shared/map-fail-fast.ts';
import { checkNames, type PathRequest } from './path-request.ts';
import { runtimeAtPath } from './path-runtime.ts';
import { releaseRuntimes } from './release-runtimes.ts';
import { releaseSource, type ReleaseSource } from './release-source.ts';
import { resolveRequests } from './resolve-requests.ts';
import type { LaunchableRuntime } from './runtime.ts';
import { sweepSessions } from '../process/session-folder.ts';
import { sweepTempFolders } from '../../shared/temp-folder.ts';

/** The runtimes of a run: releases per family (`node: ['18', 'lts']`), emnapi, and executables at paths. */
export type RuntimeRequests = ReleaseRequests & {
  readonly emnapi?: readonly EmnapiHost[] | undefined;
  readonly paths?: readonly PathRequest[];
  /** Releases are those for this architecture, emulated where it is not this machine's; default: this machine's. */
  readonly arch?: string | undefined;
  /** Optional: if it is unavailable, `onAbsent` is called with the reason. */
  readonly embedder?: boolean;
};

/**
 * The requested runtimes, ready to run, sorted by name and version; what is not cached is fetched.
 * Throws a UserError for what the user can mend, and the signal's reason when that is aborted.
 */
export async function provisionRuntimes(
  requests: RuntimeRequests,
  options: ProvisionOptions = {},
): Promise<LaunchableRuntime[]> {
  const { paths = [] } = requests;
  checkNames(paths);
  const context = provisionContext(options);
  return namingTheCache(context.cacheDir, async () => {
    await sweepSessions();
    await sweepTempFolders(context.cacheDir);
    // First those that cost nothing: a mistyped path should not be reported after minutes of downloads.
    const runtimes = await mapFailFast(paths, context.signal, (request, signal) =>
      runtimeAtPath(request, { ...context, signal }),
    );
    for (const host of requests.emnapi ?? []) {
      runtimes.push(await emnapiRuntime(host, carriersOf(requests, host), context));
    }
    for (const { source, wanted } of await sourcesOf(requests, context)) {
      runtimes.push(...(await releaseRuntimes(source, wanted, context)));
    }
    const embedder = requests.embedder === true ? await embedderRuntime(context) : null;
    if (embedder !== null) runtimes.push(embedder);
    return runtimes.sort(byNameAndVersion);
  });
}

/** A runtime that a run would use. */
export interface ResolvedRuntime {
  readonly id: string;
  readonly name: string;
  /** Null for a path: it is not identified before it is used. */
  readonly version: string | null;
  /** Whether a run can have it without the network. */
  readonly cached: boolean;
}

/** The runtimes that `provisionRuntimes` would return, without fetching or running any. */
export async function resolveOnly(
  requests: RuntimeRequests,
  options: ProvisionOptions = {},
): Promise<ResolvedRuntime[]> {
  const { paths = [] } = requests;
  checkNames(paths);
  const context = provisionContext(options);
  return namingTheCache(context.cacheDir, async () => {
    const resolved = paths.map(({ name }): ResolvedRuntime => ({
      id: name,
      name,
      version: null,
      cached: true,
    }));
    for (const host of requests.emnapi ?? []) {
      const [name, { version }] = [emnapiName(host), emnapiPackages()];
      resolved.push({ id: `${name}@${version}`, name, version, cached: carrierFamily(host) === null });
    }
    for (const { source, wanted } of await sourcesOf(requests, context)) {
      const { name } = source.family;
      for (const version of (await resolveRequests(source, wanted, context)).keys()) {
        const cached = (await readCached(source, version)) !== null;
        resolved.push({ id: `${name}@${version}`, name, version, cached });
      }
    }
    if (requests.embedder === true) resolved.push(await resolveEmbedder(context.cacheDir));
    return resolved.sort(byNameAndVersion);
  });
}

/** The requests for the releases that may carry emnapi. */
function carriersOf(requests: RuntimeRequests, host: EmnapiHost): readonly string[] {
  const family = carrierFamily(host);
  return family === null ? [] : (requests[family.name] ?? []);
}

async function sourcesOf(
  requests: RuntimeRequests,
  { cacheDir }: ProvisionContext,
): Promise<{ source: ReleaseSource; wanted: readonly string[] }[]> {
  const emulator = requests.arch === undefined ? null : await emulatorFor(requests.arch);
  return FAMILIES.flatMap((family) => {
    const wanted = requests[family.name] ?? [];
    return wanted.length === 0 ? [] : [{ source: releaseSource(family, cacheDir, { emulator }), wanted }];
  });
}

type Sortable = Pick<ResolvedRuntime, 'name' | 'version'>;

// Names of paths are unique, so only versions of releases, which are semver, are ever compared.
function byNameAndVersion(a: Sortable, b: Sortable): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return semver.compare(a.version ?? '0.0.0', b.version ?? '0.0.0');
}
