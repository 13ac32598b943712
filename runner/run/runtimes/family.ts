import type { HostPlatform } from '../../shared/host-platform.ts';
import type { Identification } from './identification.ts';
import type { LaunchableRuntime } from './runtime.ts';

/** An npm package that carries the executable of one platform. Paths are relative to the package. */
export interface PlatformPackage {
  readonly name: string;
  readonly executable: string;
  /** What else is worth its space on disk. */
  readonly keeps: (path: string) => boolean;
}

/** What sessions need to know of a runtime beyond its identification. */
export type Traits = Pick<LaunchableRuntime, 'entry' | 'args' | 'env' | 'capabilities'>;

/** A kind of runtime with releases on the registry: all that sets it apart from the others. */
export interface RuntimeFamily {
  /** Of ids, options and folders: `node`. */
  readonly name: string;
  /** Of sentences: `Node.js`. */
  readonly title: string;
  /** Words that a request may use for a semver range. */
  readonly aliases: Readonly<Record<string, string>>;
  /** What a user may ask for, as --help and errors show it: `18,20,22`. */
  readonly example: string;
  readonly traits: Traits;
  /** Null: no package carries an executable for this platform. */
  readonly platformPackage: (host: HostPlatform) => PlatformPackage | null;
  /** Whether an executable of unknown origin is of this kind. */
  readonly recognizes: (identification: Identification) => boolean;
  /** A line for the user when an executable contradicts what this family believes about it. */
  readonly mismatchWarning: (identification: Identification) => string | null;
}
