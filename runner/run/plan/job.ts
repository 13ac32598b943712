import type { LaunchableRuntime, RuntimeInfo } from '../runtimes/runtime.ts';
import type { ProbeRun } from './probe-run.ts';

/** One process of one runtime and what it runs. */
export interface Session<R extends RuntimeInfo = LaunchableRuntime> {
  readonly runtime: R;
  readonly flags: readonly string[];
  /** One after the other, in this order. */
  readonly runs: readonly ProbeRun[];
}

/** The probe runs of one runtime with one set of flags. */
export interface Job<R extends RuntimeInfo = LaunchableRuntime> extends Session<R> {
  /** The runs share a process as long as it lives; otherwise each gets a process of its own. */
  readonly shared: boolean;
}
