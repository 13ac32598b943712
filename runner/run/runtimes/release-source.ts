import { UserError } from '../../shared/user-error.ts';
import type { PlatformPackage, RuntimeFamily } from './family.ts';
import { hostPlatform, platformId } from '../../shared/host-platform.ts';

/** A family on a platform: where its releases come from and where they lie. */
export interface ReleaseSource {
  readonly family: RuntimeFamily;
  readonly package: PlatformPackage;
  /** `linux-x64` */
  readonly platform: string;
  readonly cacheDir: string;
}

/** The source of a family's releases. Throws a UserError where there is none, as on musl for Node.js. */
export function releaseSource(family: RuntimeFamily, cacheDir: string, host = hostPlatform()): ReleaseSource {
  const platform = platformId(host);
  const platformPackage = family.platformPackage(host);
  if (platformPackage !== null) return { family, package: platformPackage, platform, cacheDir };
  throw new UserError(
    `there is no npm package of ${family.title} for ${platform}; pass an executable instead: --runtime name=path`,
  );
}
