import type { AddonSet } from '../runner/run/addons/addon-set.ts';
import { impediment, planCells } from '../runner/run/plan/cells.ts';
import type { LaunchableCell } from '../runner/run/execute/run-cells.ts';
import type { MatrixRequest } from '../runner/run/plan/matrix-request.ts';
import type { LaunchableRuntime } from '../runner/run/runtimes/runtime.ts';

/** The input of every part of the stress test. */
export interface StressContext {
  readonly request: MatrixRequest;
  readonly addons: AddonSet;
  /** The same with sanitizers; built when they are first asked for. */
  readonly sanitized: () => Promise<AddonSet>;
  /** An empty folder, to write in. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** `done`: the work of a part with one release, in a few words. `findings`: one line each. */
export interface PartResult {
  readonly done: string;
  readonly findings: readonly string[];
}

export type Part = (runtime: LaunchableRuntime, context: StressContext) => Promise<PartResult>;

/** The cells of a runtime that it can run. */
export function cellsOf(runtime: LaunchableRuntime, { request, addons }: StressContext): LaunchableCell[] {
  return planCells(runtime, request.selection, addons).filter((cell) => impediment(cell, addons) === null);
}
