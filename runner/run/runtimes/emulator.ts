import { hostPlatform, platformId, type HostPlatform } from '../../shared/host-platform.ts';
import { UserError } from '../../shared/user-error.ts';
import { onPath } from '../process/executable-file.ts';

/** Runs what is built for another architecture than this machine's. */
export interface Emulator {
  /** That of what it runs. */
  readonly platform: HostPlatform;
  /** Absolute path. */
  readonly executable: string;
  /** Before the path of the executable that it runs. */
  readonly args: readonly string[];
}

/** Per architecture: the emulator of qemu, where Debian keeps the C library for it, and the packages with both. */
const EMULATORS: Readonly<Record<string, { command: string; libraries: string; packages: string }>> = {
  arm64: {
    command: 'qemu-aarch64',
    libraries: '/usr/aarch64-linux-gnu',
    packages: 'qemu-user, libc6-arm64-cross, libstdc++6-arm64-cross',
  },
  x64: {
    command: 'qemu-x86_64',
    libraries: '/usr/x86_64-linux-gnu',
    packages: 'qemu-user, libc6-amd64-cross, libstdc++6-amd64-cross',
  },
};

/**
 * The emulator for an architecture, in the spelling of process.arch; null where it is this machine's own. Throws a UserError
 * where there is none.
 */
export async function emulatorFor(
  arch: string,
  host: HostPlatform = hostPlatform(),
): Promise<Emulator | null> {
  if (arch === host.arch) return null;
  const known = EMULATORS[arch];
  if (known === undefined || host.os !== 'linux' || host.libc !== 'glibc') {
    const archs = Object.keys(EMULATORS).join(' and ');
    throw new UserError(
      `--arch ${arch}: only Linux with glibc emulates another architecture, and only ${archs}; this is ${platformId(host)}`,
    );
  }
  const executable = await onPath(known.command);
  if (executable === null) {
    throw new UserError(
      `--arch ${arch} needs ${known.command}, which is not on the PATH (Debian: ${known.packages})`,
    );
  }
  const platform: HostPlatform = { os: 'linux', arch, libc: 'glibc', emulated: true };
  return { platform, executable, args: ['-L', known.libraries] };
}
