import { canonicalJson } from '../../../suites/json.ts';
import { sortTargetIds } from '../../../suites/target.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { isQuiet } from './added-and-removed.ts';
import { CHANGE_KINDS, type Change, type ChangeKind } from './change.ts';

/** Changes of one rule that are alike: from the same to the same. */
export interface ChangeGroup {
  readonly rule: string;
  readonly worse: boolean;
  /** The results of the cells; null where a report has none of them. */
  readonly before: string | null;
  readonly after: string | null;
  /** Target ids per runtime, e.g. `node@26.10.0 → node@26.11.0`. */
  readonly places: ReadonlyMap<string, readonly string[]>;
}

/** The groups per kind, in the order in which people want to know; only kinds that occur. Quiet changes are in none. */
export function groupChanges(
  changes: readonly Change[],
): readonly (readonly [ChangeKind, readonly ChangeGroup[]])[] {
  return CHANGE_KINDS.flatMap((kind) => {
    const groups = groupsOf(changes.filter((change) => change.kind === kind && !isQuiet(change)));
    return groups.length === 0 ? [] : [[kind, groups] as const];
  });
}

function groupsOf(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup & { readonly places: Map<string, string[]> }>();
  for (const { rule, worse, before, after, runtime, target } of changes) {
    const texts = { before: before ? standingText(before) : null, after: after ? standingText(after) : null };
    const key = canonicalJson([rule, worse, texts]);
    const group = groups.get(key) ?? { rule, worse, ...texts, places: new Map<string, string[]>() };
    groups.set(key, group);
    group.places.set(runtime, [...(group.places.get(runtime) ?? []), target]);
  }
  return [...groups.values()];
}

/** `conforms: {"status":0}`, `known: the process died of SIGSEGV` */
function standingText(cell: CellRecord): string {
  const words = [
    cell.flaky === true ? 'flaky' : '',
    cell.known === undefined ? cell.verdict : 'known',
    cell.fixed === undefined ? '' : '(a known deviation that is gone)',
  ];
  const text = outcomeText(cell);
  const standing = words.filter((word) => word !== '').join(' ');
  return text.startsWith(`${standing}: `) ? text : `${standing}: ${text}`;
}

/** `node@18.20.8 (10, 11), node@20.20.2 (10, 11)` */
export function placesText(places: ChangeGroup['places']): string {
  return [...places].map(([runtime, ids]) => `${runtime} (${sortTargetIds(ids).join(', ')})`).join(', ');
}
