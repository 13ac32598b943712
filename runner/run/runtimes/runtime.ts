import type { Capability } from '../../../suites/rule.ts';
import type { AddonFlavour } from '../addons/flavour.ts';

/** `node` 22.23.3, of an executable that is neither a release nor named like one. */
export interface Likeness {
  readonly name: string;
  readonly version: string;
}

/** An executable that implements Node-API, identified and ready to run sessions. */
export interface Runtime {
  /** `node@22.23.3`, `bun@1.4.5`, or the name given to a path (`mine`). */
  readonly id: string;
  /** `node`, `bun`, `deno`, or the name given to a path. Expectations are kept per name. */
  readonly name: string;
  readonly version: string;
  /** The supported version: the highest stable Node-API version (`process.versions.napi`). */
  readonly napiVersion: number;
  /** The JavaScript engine and its version, as `v8@12.4.254.21-node.35`. */
  readonly engine: string;
  /** SHA-256 of the executable, in hex; computed when it was fetched. Null: it is known from a log alone. */
  readonly sha256: string | null;
  /** Absolute path of the executable; empty: it is known from a log alone. */
  readonly executable: string;
  /** Absolute path of the script of the harness that its sessions begin with; it gets the path of the plan file. */
  readonly entry: string;
  /** Arguments before the script of every session (for garbage collection and the like). */
  readonly args: readonly string[];
  /** Added to the scrubbed environment of every session. */
  readonly env: Readonly<Record<string, string>>;
  readonly capabilities: readonly Capability[];
  /** The words of the command line that ask for it; default: by its name and its version, or its executable. */
  readonly asked?: readonly string[];
  /** The family whose known deviations apply to it as well, at this version. Of releases: undefined, they are the family. */
  readonly like?: Likeness;
  /** What it loads. Default: native. */
  readonly addons?: AddonFlavour;
}
