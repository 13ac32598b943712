import type { Capability } from '../../../suites/rule.ts';
import type { HostPlatform } from '../../shared/host-platform.ts';
import type { AddonFormat } from '../addons/addon-format.ts';

/** A family and a release of it, which an executable at a path resembles. */
export interface Likeness {
  readonly name: string;
  readonly version: string;
}

/** The facts about a runtime in a plan, a report and a log. */
export interface RuntimeInfo {
  /** `node@22.23.3`, `bun@1.4.5`, or the name given to a path (`mine`). */
  readonly id: string;
  /** `node`, `bun`, `deno`, or the name given to a path. Expectations are kept per name. */
  readonly name: string;
  readonly version: string;
  /** The supported version: the highest stable Node-API version (`process.versions.napi`). */
  readonly napiVersion: number;
  /** The JavaScript engine and its version, e.g. `v8@12.4.254.21-node.35`. */
  readonly engine: string;
  readonly capabilities: readonly Capability[];
  /** The words of the command line that select it; default: its name and its version, or its executable. */
  readonly asked?: readonly string[];
  /** The family whose known deviations apply to it as well. Undefined: none, or it is a release of the family. */
  readonly like?: Likeness;
  /** The platform of its addons, where that is not this machine's. */
  readonly platform?: HostPlatform;
  /** The format of the addons it loads. Default: native. */
  readonly addons?: AddonFormat;
}

/** An executable that implements Node-API, identified and ready to run sessions. */
export interface LaunchableRuntime extends RuntimeInfo {
  /** SHA-256 of the executable, in hex; computed when it was fetched. */
  readonly sha256: string;
  /** Absolute path of the executable. */
  readonly executable: string;
  /** Absolute path of the script of the harness that its sessions begin with; it gets the path of the plan file. */
  readonly entry: string;
  /** Arguments before the script of every session (for garbage collection and the like). */
  readonly args: readonly string[];
  /** Added to the scrubbed environment of every session. */
  readonly env: Readonly<Record<string, string>>;
}

/** Whether it can be started here; a runtime that is known from a log cannot. */
export function isLaunchable(runtime: RuntimeInfo): runtime is LaunchableRuntime {
  return 'executable' in runtime;
}
