import type { FamilyName } from '../../run/runtimes/families.ts';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';

export interface Release {
  readonly name: FamilyName;
  readonly version: string;
}

export interface ProvisionReleaseContext {
  readonly offline: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
}

/** One release, which is fetched if need be. Null: it cannot be run here, for a reason that is printed. */
export async function provisionRelease(
  release: Release,
  { offline, signal, onNotice }: ProvisionReleaseContext,
): Promise<LaunchableRuntime | null> {
  const unusable: string[] = [];
  const onUnusable = ({ reason }: { readonly reason: string }) => unusable.push(reason);
  const requests = { [release.name]: [release.version] };
  const [runtime] = await provisionRuntimes(requests, { offline, signal, onNotice, onUnusable });
  return runtime ?? skipped(release, unusable.join('; '), onNotice);
}

export function skipped(
  { name, version }: Pick<Release, 'version'> & { readonly name: string },
  reason: string,
  onNotice: (line: string) => void,
): null {
  onNotice(`${name}@${version}: skipped, ${reason}`);
  return null;
}
