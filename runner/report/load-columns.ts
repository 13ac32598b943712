import { DEFAULT_VERSION, EXPERIMENTAL, type Target } from '../../suites/target.ts';
import type { LoadOutcomes } from './load-outcomes.ts';

/** Neighbouring targets with the same load outcome in every runtime: one column of a table. */
export interface LoadColumn {
  readonly kind: ColumnKind;
  /** At least one, in order. */
  readonly targets: readonly [Target, ...Target[]];
  /** The column reaches up to the last target that is too new. */
  readonly isOpen: boolean;
}

type ColumnKind = 'below-default' | 'stable' | 'too-new' | 'experimental';

interface Row {
  readonly id: string;
  readonly napiVersion: number;
}

/**
 * The columns of the load table. Targets below 8 and targets newer than every runtime merge when they are equal in
 * every row; a version that some runtime supports always keeps its own column.
 */
export function loadColumns(
  targets: readonly Target[],
  runtimes: readonly Row[],
  loads: LoadOutcomes,
): LoadColumn[] {
  const newest = Math.max(...runtimes.map(({ napiVersion }) => napiVersion));
  const lastTooNew = targets.findLast((target) => kindOf(target, newest) === 'too-new');
  const columns: { kind: ColumnKind; key: string; targets: [Target, ...Target[]] }[] = [];
  for (const target of targets) {
    const kind = kindOf(target, newest);
    const key = kind === 'stable' ? target.id : JSON.stringify([kind, rowsOf(target, runtimes, loads)]);
    const last = columns.at(-1);
    if (last?.key === key) last.targets.push(target);
    else columns.push({ kind, key, targets: [target] });
  }
  return columns.map((column) => ({ ...column, isOpen: column.targets.at(-1) === lastTooNew }));
}

/** `10`; of several targets `none … 7`, or `11 …` where the column is open. */
export function columnText({ targets, isOpen }: LoadColumn, nameOf = (id: string): string => id): string {
  const [first, ...others] = targets;
  const last = others.at(-1);
  if (last === undefined) return nameOf(first.id);
  return isOpen ? `${nameOf(first.id)} …` : `${nameOf(first.id)} … ${nameOf(last.id)}`;
}

function kindOf({ declared }: Target, newest: number): ColumnKind {
  if (declared === null || declared < DEFAULT_VERSION) return 'below-default';
  if (declared === EXPERIMENTAL) return 'experimental';
  return declared <= newest ? 'stable' : 'too-new';
}

function rowsOf({ id }: Target, runtimes: readonly Row[], loads: LoadOutcomes): unknown[] {
  return runtimes.map((runtime) => {
    const load = loads.get(runtime.id, id);
    return load === undefined ? null : [load.outcome, load.text, load.state];
  });
}
