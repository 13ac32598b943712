import type { Json } from '../../../suites/json.ts';
import { addonsFor, type AddonSets } from '../../run/addons/addon-set.ts';
import { runCells } from '../../run/execute/run-cells.ts';
import { planCells } from '../../run/plan/cells.ts';
import type { Selection } from '../../run/plan/select.ts';
import type { FamilyName } from '../../run/runtimes/families.ts';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';

export interface Release {
  readonly name: FamilyName;
  readonly version: string;
}

/** What was observed of one cell: how its process ended, where it ended, and the observation of the probe. */
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
  readonly offline: boolean;
  readonly signal: AbortSignal;
}

/** Runs one cell in one release, which is fetched if need be. Null: it cannot be run there. */
export async function observeCell(
  { name, version }: Release,
  { addons, selection, timeoutMs, offline, signal }: ObserveContext,
  onNotice: (line: string) => void,
): Promise<CellObservation | null> {
  const skip = (reason: string) => {
    onNotice(`${name}@${version}: skipped, ${reason}`);
    return null;
  };
  const unusable: string[] = [];
  const onUnusable = ({ reason }: { readonly reason: string }) => unusable.push(reason);
  const [runtime] = await provisionRuntimes({ [name]: [version] }, { offline, signal, onNotice, onUnusable });
  if (runtime === undefined) return skip(unusable.join('; '));
  const cells = planCells(runtime, selection, addonsFor(addons, runtime));
  if (cells.length === 0) return skip('the rule does not apply to it');
  for await (const { result } of runCells([cells], {
    addons,
    isolateAll: true,
    concurrency: 1,
    timeoutMs,
    signal,
  })) {
    const { kind, signal: ending, exitCode, reason = '' } = result.outcome;
    if (kind === 'unsupported' || kind === 'harness-error' || kind === 'not-observed') return skip(reason);
    return { outcome: { kind, signal: ending, exitCode }, observation: result.observation };
  }
  return skip('nothing was observed');
}
