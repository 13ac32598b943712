import type { Json } from '../../../suites/json.ts';
import type { Capability } from '../../../suites/rule.ts';

/** The JSON file a session is given (its path is the harness's only argument). Paths are absolute. */
export interface SessionPlan {
  /** Prefix of every event of this session: 128 random bits in hex. */
  readonly nonce: string;
  /** The supported version of the runtime under test, as the runner identified it. */
  readonly supportedVersion: number;
  /** An empty folder of this session's own, for copies of addons; the runner removes it. */
  readonly scratch: string;
  /** Probe file per suite. */
  readonly probes: Readonly<Record<string, string>>;
  /** Built file per addon and target id. */
  readonly addons: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Why an addon is not built for this runtime, per addon. */
  readonly unavailable: Readonly<Record<string, string>>;
  /** Run one after the other, in this order. */
  readonly runs: readonly {
    readonly id: string;
    readonly suite: string;
    readonly probe: string;
    readonly args: Json;
    readonly addon: string;
    readonly target: string;
    readonly needs: readonly Capability[];
  }[];
}
