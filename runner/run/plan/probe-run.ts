import type { Json } from '../../../suites/json.ts';
import type { Capability } from '../../../suites/rule.ts';
import type { Target } from '../../../suites/target.ts';

/**
 * One question to one runtime: a probe, its argument and a target. Rules that ask the same question share the
 * run and judge the same observation.
 */
export interface ProbeRun {
  /** Unique within a session, as `reference/create{"kind":"string"}@10`. */
  readonly id: string;
  readonly suite: string;
  readonly probe: string;
  readonly args: Json;
  /** The addon under test. */
  readonly addon: string;
  readonly target: Target;
  /** What the probe sees of its host: the capabilities that all of its rules declare. */
  readonly needs: readonly Capability[];
}
