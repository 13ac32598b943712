import { hostPlatform, platformId, type HostPlatform } from '../../shared/host-platform.ts';
import { UserError } from '../../shared/user-error.ts';

/** A runtime of another platform than this machine's, and the command by which it is started here, e.g. by an emulator. */
export interface ForeignRuntime {
  readonly platform: HostPlatform;
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The prefixes of the GNU compilers for another platform, in Debian's spelling. */
const GNU_NAMES: Readonly<Record<string, string>> = {
  'linux-arm64': 'aarch64-linux-gnu',
  'linux-x64': 'x86_64-linux-gnu',
};

export interface CrossCompilers {
  /** For node-gyp's --arch. */
  readonly arch: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The compilers for another platform; those of the user's CC and CXX win. Throws a UserError where none are known. */
export function crossCompilers({ platform }: ForeignRuntime, env: NodeJS.ProcessEnv): CrossCompilers {
  const id = platformId(platform);
  const gnuName = GNU_NAMES[id];
  const here = hostPlatform();
  if (gnuName === undefined || platform.os !== here.os) {
    throw new UserError(
      `addons for ${id} cannot be built on ${platformId(here)}; build them there with \`build --archive FILE\`, and pass --addons FILE`,
    );
  }
  return {
    arch: platform.arch,
    env: { CC: env['CC'] ?? `${gnuName}-gcc`, CXX: env['CXX'] ?? `${gnuName}-g++` },
  };
}
