import semver from 'semver';
import pMap from 'p-map';
import { npmView, type RegistryOptions } from '../../run/packages/npm-client.ts';
import { cacheRoot } from '../../shared/cache-root.ts';
import { withTempFolder } from '../../shared/temp-folder.ts';
import { UserError } from '../../shared/user-error.ts';
import { checkSubject } from '../check/checked.ts';
import type { Supports } from '../predict/supports.ts';
import { registrySpec, splitSpec } from '../subject/registry-spec.ts';
import { packageSubject } from '../subject/package-subject.ts';
import { releaseFacts, type ReleaseFacts } from './release-facts.ts';

/** Downloads at a time. */
const AT_ONCE = 4;

/** `argon2@>=0.43` is a name and a range; without a range, every version is meant. */
export function parseSpec(spec: string): { readonly name: string; readonly range: string } {
  const { name, version: range = '*' } = splitSpec(spec);
  if (registrySpec(name, range) !== null) return { name, range };
  throw new UserError(`--all-versions takes a package and a semver range, e.g. argon2@>=0.43; got "${spec}"`);
}

/** What each published version of a package in a range is, ascending; prereleases only where the range names them. */
export async function packageHistory(
  spec: string,
  supports: Supports,
  registry: RegistryOptions,
): Promise<readonly ReleaseFacts[]> {
  const { name, range } = parseSpec(spec);
  const published = await npmView(name, 'versions', registry);
  const versions = semver.sort(published.filter((version) => semver.satisfies(version, range)));
  if (versions.length === 0)
    throw new UserError(`no version of ${name} is in ${range}; the newest is ${published.at(-1) ?? 'none'}`);
  return pMap(
    versions,
    (version) =>
      withTempFolder(cacheRoot(), async (folder) =>
        releaseFacts(
          version,
          checkSubject(await packageSubject(`${name}@${version}`, folder, registry), supports),
        ),
      ),
    { concurrency: AT_ONCE },
  );
}
