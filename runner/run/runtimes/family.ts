import type { HostPlatform } from '../../shared/host-platform.ts';
import type { Identification } from './identification.ts';
import type { Lack } from './lacks.ts';
import type { LaunchableRuntime } from './runtime.ts';

/** An npm package that carries the executable of one platform. Paths are relative to the package. */
export interface PlatformPackage {
  readonly name: string;
  readonly executable: string;
  /** Whether another file is kept. */
  readonly keeps: (path: string) => boolean;
}

/** The facts about a runtime that sessions need beyond its identification. */
export type Traits = Pick<LaunchableRuntime, 'entry' | 'args' | 'env' | 'capabilities'>;

/** A capability that releases of a family lack. */
export interface ReleaseLack extends Lack {
  /** A semver range. */
  readonly versions: string;
}

/** A kind of runtime with releases on the registry: all that sets it apart from the others. */
export interface RuntimeFamily {
  /** The name in ids, options and folders: `node`. */
  readonly name: string;
  /** The name in sentences: `Node.js`. */
  readonly title: string;
  /** Words that a request may use for a semver range. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Example versions for --help and errors: `18,20,22`. */
  readonly example: string;
  readonly traits: Traits;
  /** Capabilities that some releases lack, although their self-test may pass by chance. */
  readonly lacks?: readonly ReleaseLack[];
  /** Arguments before the script with which releases collect garbage that cannot do so without. */
  readonly gcArguments?: readonly string[];
  /** Null: no package contains an executable for this platform. */
  readonly platformPackage: (host: HostPlatform) => PlatformPackage | null;
  /** Whether an executable of unknown origin is of this kind. */
  readonly recognizes: (identification: Identification) => boolean;
  /** A line for the user when an executable contradicts what this family believes about it. */
  readonly mismatchWarning: (identification: Identification) => string | null;
}

/** The key of a table of packages: `linux-x64-glibc`, `win32-x64`. */
export function packageKey({ os, arch, libc }: HostPlatform): string {
  return [os, arch, ...(libc === null ? [] : [libc])].join('-');
}
