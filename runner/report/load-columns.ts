import { DEFAULT_VERSION, EXPERIMENTAL, type Target } from '../../suites/target.ts';
import type { LoadFates } from './load-fates.ts';

/** Neighbouring targets with the same load outcome in every runtime: one column of a table. */
export interface LoadColumn {
  readonly kind: ColumnKind;
  /** At least one, in order. */
  readonly targets: readonly [Target, ...Target[]];
}

type ColumnKind = 'below-default' | 'stable' | 'too-new' | 'experimental';

interface Row {
  readonly id: string;
  readonly napiVersion: number;
}

/**
 * The columns of the load table. Targets below 8 and targets newer than every runtime merge when no row tells them
 * apart; a version that some runtime supports always keeps its own column.
 */
export function loadColumns(
  targets: readonly Target[],
  runtimes: readonly Row[],
  fates: LoadFates,
): LoadColumn[] {
  const newest = Math.max(...runtimes.map(({ napiVersion }) => napiVersion));
  const columns: { kind: ColumnKind; key: string; targets: [Target, ...Target[]] }[] = [];
  for (const target of targets) {
    const kind = kindOf(target, newest);
    const key = kind === 'stable' ? target.id : JSON.stringify([kind, rowsOf(target, runtimes, fates)]);
    const last = columns.at(-1);
    if (last?.key === key) last.targets.push(target);
    else columns.push({ kind, key, targets: [target] });
  }
  return columns;
}

function kindOf({ declared }: Target, newest: number): ColumnKind {
  if (declared === null || declared < DEFAULT_VERSION) return 'below-default';
  if (declared === EXPERIMENTAL) return 'experimental';
  return declared <= newest ? 'stable' : 'too-new';
}

function rowsOf({ id }: Target, runtimes: readonly Row[], fates: LoadFates): unknown[] {
  return runtimes.map((runtime) => {
    const fate = fates.get(runtime.id, id);
    return fate === undefined ? null : [fate.fate, fate.text, fate.state];
  });
}
