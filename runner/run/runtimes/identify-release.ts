import { UserError } from '../../shared/user-error.ts';
import type { Identification } from './identification.ts';
import { identify } from './identify.ts';
import { startedBy, type ReleaseSource } from './release-source.ts';
import { UnusableReleaseError } from './unusable-release-error.ts';

/**
 * Identifies the executable of a release. Throws an UnusableReleaseError unless it is the release that its package
 * claims and can run the harness.
 */
export async function identifyRelease(
  source: ReleaseSource,
  version: string,
  executable: string,
  signal: AbortSignal,
): Promise<Identification> {
  const {
    family,
    package: { name },
  } = source;
  const inPackage = `${name}@${version}`;
  const { env } = family.traits;
  const start = startedBy(source, executable);
  const args = [...start.args, ...family.traits.args];
  const identity = await identify(start.executable, { signal, called: inPackage, args, env }).catch(
    (cause: unknown) => {
      if (!(cause instanceof UserError)) throw cause;
      throw new UnusableReleaseError(cause.message, { cause });
    },
  );
  if (identity.name === family.name && identity.version === version) return identity;
  const said = `${identity.name}@${identity.version}`;
  throw new UnusableReleaseError(
    `${inPackage} contains ${said}, not ${family.name}@${version}; it is not used`,
  );
}
