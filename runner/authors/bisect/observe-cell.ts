import type { Json } from '../../../suites/json.ts';
import { addonsFor, type AddonSets } from '../../run/addons/addon-set.ts';
import { runCells } from '../../run/execute/run-cells.ts';
import { planCells } from '../../run/plan/cells.ts';
import type { Selection } from '../../run/plan/select.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { skipped } from './provision-release.ts';

/**
 * What was observed of one cell: how its process ended, where it ended, and the observation of the probe. Kind
 * `does-not-apply`: the rule is not about this target in a release that supports what it supports.
 */
export interface CellObservation {
  readonly outcome: {
    readonly kind: string;
    readonly signal?: string | undefined;
    readonly exitCode?: number | undefined;
  };
  readonly observation?: Json | undefined;
}

export interface ObserveContext {
  readonly addons: AddonSets;
  /** One rule and one target. */
  readonly selection: Selection;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
}

/** Runs one cell in one release. Null: it cannot be run there. */
export async function observeCell(
  runtime: LaunchableRuntime,
  { addons, selection, timeoutMs, signal, onNotice }: ObserveContext,
): Promise<CellObservation | null> {
  const skip = (reason: string) => skipped(runtime, reason, onNotice);
  const cells = planCells(runtime, selection, addonsFor(addons, runtime));
  if (cells.length === 0) return { outcome: { kind: 'does-not-apply' } };
  const options = { addons, isolateAll: true, concurrency: 1, timeoutMs, signal };
  for await (const { result } of runCells([cells], options)) {
    const { kind, signal: ending, exitCode, reason = '' } = result.outcome;
    if (kind === 'unsupported' || kind === 'harness-error' || kind === 'not-observed') return skip(reason);
    return { outcome: { kind, signal: ending, exitCode }, observation: result.observation };
  }
  signal.throwIfAborted();
  return skip('nothing was observed');
}
