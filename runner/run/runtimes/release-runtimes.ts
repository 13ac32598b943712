import path from 'node:path';
import semver from 'semver';
import { releaseFolder, type RuntimeRecord } from './cached-runtime.ts';
import type { ProvisionContext } from './context.ts';
import { install } from './install.ts';
import { mapFailFast } from '../../shared/map-fail-fast.ts';
import type { RuntimeFamily } from './family.ts';
import { lackLines, withoutLacks, type Lack } from './lacks.ts';
import { startedBy, type ReleaseSource } from './release-source.ts';
import { resolveRequests, useCached } from './resolve-requests.ts';
import type { LaunchableRuntime } from './runtime.ts';
import { UnusableReleaseError } from './unusable-release-error.ts';
import { isAnyRelease } from './version-request.ts';

/**
 * The releases that requests mean, each once, fetched where they are not cached. `onUnusable` is called for those that
 * cannot be used.
 */
export async function releaseRuntimes(
  source: ReleaseSource,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<LaunchableRuntime[]> {
  const meant = await resolveRequests(source, requests, context);
  for (const line of anyReleaseLines(source, meant)) context.onNotice(line);
  const records = await mapFailFast([...meant], context.signal, ([version, requestsForIt], signal) =>
    installOrUseCached(source, version, requestsForIt, { ...context, signal }),
  );
  const byVersion = new Map(records.flat().map((record) => [record.version, record]));
  return [...byVersion.values()].map((record) => {
    const mismatchWarning = source.family.mismatchWarning(record);
    if (mismatchWarning !== null) context.onNotice(mismatchWarning);
    const runtime = runtimeOf(source, record);
    const lacks = lacksOf(source.family, record.version);
    for (const line of lackLines(runtime.id, lacks)) context.onNotice(line);
    return withoutLacks(runtime, lacks);
  });
}

/** `x is any release: bun@1.4.5`: a word that restricts nothing may be a mistake. */
function anyReleaseLines({ family }: ReleaseSource, meant: ReadonlyMap<string, readonly string[]>): string[] {
  return [...meant].flatMap(([version, requests]) =>
    requests
      .filter((request) => isAnyRelease(family, request))
      .map((request) => `${request.trim()} is any release: ${family.name}@${version}`),
  );
}

async function installOrUseCached(
  source: ReleaseSource,
  version: string,
  requests: readonly string[],
  context: ProvisionContext,
): Promise<RuntimeRecord[]> {
  try {
    return [await install(source, version, context)];
  } catch (error) {
    if (error instanceof UnusableReleaseError) {
      const name = `${source.family.name}@${version}`;
      context.onUnusable({ name, reason: error.message, required: true });
      return [];
    }
    const cached = await useCached(source, requests, error, context);
    return Promise.all([...cached.keys()].map((match) => install(source, match, context)));
  }
}

function lacksOf({ lacks = [] }: RuntimeFamily, version: string): readonly Lack[] {
  return lacks.filter(({ versions }) => semver.satisfies(version, versions));
}

function runtimeOf(source: ReleaseSource, record: RuntimeRecord): LaunchableRuntime {
  const { family } = source;
  const { version, napiVersion, engine, sha256 } = record;
  const executable = path.join(releaseFolder(source, version), source.package.executable);
  const { name, traits } = family;
  const { emulator } = source;
  const start = startedBy(source, executable);
  return {
    ...{ id: `${name}@${version}`, name, version, napiVersion, engine, sha256, ...traits },
    executable: start.executable,
    args: [...start.args, ...traits.args],
    ...(emulator !== null && {
      platform: emulator.platform,
      asked: [`--${name}`, version, '--arch', emulator.platform.arch],
    }),
  };
}
