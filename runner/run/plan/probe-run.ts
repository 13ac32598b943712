import type { Json } from '../../../suites/json.ts';
import type { Capability } from '../../../suites/rule.ts';
import type { Target } from '../../../suites/target.ts';

/**
 * One question to one runtime: a probe, its argument and a target. Rules with the same question share the
 * run and judge the same observation.
 */
export interface ProbeRun {
  /** Unique within a session, e.g. `reference/create{"kind":"string"}@10`. */
  readonly id: string;
  readonly suite: string;
  readonly probe: string;
  readonly args: Json;
  /** The addon under test. */
  readonly addon: string;
  readonly target: Target;
  /** The capabilities of the host that the probe sees: those that all of its rules declare. */
  readonly needs: readonly Capability[];
  /** The id of the first rule that asks. */
  readonly rule: string;
  /** The shortest `timeLimitMs` of its rules, if one has any. */
  readonly timeLimitMs?: number | undefined;
}
