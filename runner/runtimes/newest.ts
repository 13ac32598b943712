import semver from 'semver';
import { resolveOnly, type RuntimeRequests } from './provision.ts';
import type { ProvisionOptions } from './context.ts';

/** Requests that mean the newest release alone of the Node.js releases that `requests` mean; fetches nothing. */
export async function newestNode(
  requests: readonly string[],
  options: ProvisionOptions,
): Promise<RuntimeRequests> {
  const resolved = await resolveOnly({ node: requests }, options);
  const versions = resolved.flatMap(({ version }) => version ?? []);
  return { node: semver.rsort(versions).slice(0, 1) };
}
