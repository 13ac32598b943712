import semver from 'semver';
import type { ProvisionOptions } from './context.ts';
import { FAMILIES, type ReleaseRequests } from './families.ts';
import { resolveOnly, type RuntimeRequests } from './provision.ts';

/** Requests that mean one release: the newest of the first family in `requests`. Fetches nothing. */
export async function newestRelease(
  requests: ReleaseRequests,
  options: ProvisionOptions,
): Promise<RuntimeRequests> {
  const family = FAMILIES.find(({ name }) => (requests[name]?.length ?? 0) > 0);
  if (family === undefined) return {};
  const resolved = await resolveOnly({ [family.name]: requests[family.name] }, options);
  const versions = resolved.flatMap(({ version }) => version ?? []);
  return { [family.name]: semver.rsort(versions).slice(0, 1) };
}
