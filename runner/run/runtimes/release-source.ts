import { UserError } from '../../shared/user-error.ts';
import type { PlatformPackage, RuntimeFamily } from './family.ts';
import type { Emulator } from './emulator.ts';
import { hostPlatform, platformId, type HostPlatform } from '../../shared/host-platform.ts';

/** A family on a platform: where its releases come from and where they lie. */
export interface ReleaseSource {
  readonly family: RuntimeFamily;
  readonly package: PlatformPackage;
  /** `linux-x64` */
  readonly platform: string;
  readonly cacheDir: string;
  /** Null: this machine runs its releases. */
  readonly emulator: Emulator | null;
}

/** The source of a family's releases. Throws a UserError where there is none, as on musl for Node.js. */
export function releaseSource(
  family: RuntimeFamily,
  cacheDir: string,
  { host = hostPlatform(), emulator = null }: { host?: HostPlatform; emulator?: Emulator | null } = {},
): ReleaseSource {
  const target = emulator?.platform ?? host;
  const platform = platformId(target);
  const platformPackage = family.platformPackage(target);
  if (platformPackage !== null) return { family, package: platformPackage, platform, cacheDir, emulator };
  throw new UserError(
    `there is no npm package of ${family.title} for ${platform}; pass an executable instead: --runtime name=path`,
  );
}

/** How an executable of a source is started: by itself, or by the emulator. */
export function startedBy(
  { emulator }: Pick<ReleaseSource, 'emulator'>,
  executable: string,
): { readonly executable: string; readonly args: readonly string[] } {
  if (emulator === null) return { executable, args: [] };
  return { executable: emulator.executable, args: [...emulator.args, executable] };
}
