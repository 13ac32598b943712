import semver from 'semver';
import { cachedVersions } from '../../run/runtimes/cached-runtime.ts';
import { provisionContext, type ProvisionOptions } from '../../run/runtimes/context.ts';
import { expandMajors } from '../../run/runtimes/expand-majors.ts';
import type { FamilyName } from '../../run/runtimes/families.ts';
import type { RuntimeFamily } from '../../run/runtimes/family.ts';
import { releaseSource } from '../../run/runtimes/release-source.ts';
import { listVersions } from '../../run/runtimes/version-list.ts';
import { requestedRange } from '../../run/runtimes/version-request.ts';
import { UserError } from '../../shared/user-error.ts';
import { linesOf, type ReleaseLine } from './lines.ts';

export interface LineRequest {
  readonly family: RuntimeFamily & { readonly name: FamilyName };
  /** What --node, --bun or --deno takes. */
  readonly requests: readonly string[];
  /** Only releases from the first to the second. */
  readonly between?: readonly [string, string] | undefined;
}

/**
 * All stable releases that are requested, by line; offline only those that are cached. Throws a UserError for a request
 * that is no version, and when no release is left.
 */
export async function selectLines(
  { family, requests, between = ['0.0.0', '9999.0.0'] }: LineRequest,
  options: ProvisionOptions,
): Promise<readonly ReleaseLine[]> {
  for (const request of expandMajors(requests, [])) requestedRange(family, request);
  const context = provisionContext(options);
  const source = releaseSource(family, context.cacheDir);
  const all = context.offline
    ? await cachedVersions(source)
    : await listVersions(source.package.name, context);
  const ranges = expandMajors(requests, all).map((request) => requestedRange(family, request));
  const [from, to] = between;
  const wanted = all.filter(
    (version) =>
      semver.gte(version, from) &&
      semver.lte(version, to) &&
      ranges.some((range) => semver.satisfies(version, range)),
  );
  const lines = linesOf(family.name, wanted);
  if (lines.length > 0) return lines;
  const limits = from === '0.0.0' ? '' : ` from ${from} to ${to}`;
  const where = context.offline ? ' in the cache (--offline)' : '';
  throw new UserError(`there is no release of ${family.title} in ${requests.join(', ')}${limits}${where}`);
}
