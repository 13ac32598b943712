import { canonicalJson, type Json } from '../../suites/json.ts';
import { sortTargetIds } from '../../suites/target.ts';
import { stateOf } from '../run/judge/cell-states.ts';
import { outcomeText } from '../run/execute/outcome-text.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';

/** Cells of one rule that deviate alike: all that is said of one of them is so of the others. */
export interface DeviationGroup {
  readonly first: CellRecord;
  /** Target ids per runtime id. */
  readonly places: ReadonlyMap<string, readonly string[]>;
}

/** Collects the cells that a person must look at; those that deviate alike stand together. */
export class DeviationGroups {
  readonly #groups = new Map<string, { first: CellRecord; places: Map<string, string[]> }>();

  add(cell: CellRecord): void {
    if (cell.verdict === 'unsupported') return;
    if (cell.verdict === 'conforms' && !cell.fixed && !cell.flaky) return;
    const key = keyOf(cell);
    const group = this.#groups.get(key) ?? { first: cell, places: new Map<string, string[]>() };
    this.#groups.set(key, group);
    group.places.set(cell.runtime, [...(group.places.get(cell.runtime) ?? []), cell.target]);
  }

  /** In the order in which each group's first cell came. */
  all(): readonly DeviationGroup[] {
    return [...this.#groups.values()];
  }
}

function keyOf(cell: CellRecord): string {
  const { rule, expected, known, fixed } = cell;
  // All cells belong to the rule, so they share its strength.
  const state = stateOf(cell, { strength: 'must' });
  return canonicalJson([rule, state, outcomeText(cell), expected ?? null, reasonOf(known), reasonOf(fixed)]);
}

function reasonOf(recorded: CellRecord['known']): Json {
  return recorded === undefined ? null : [recorded.reason, recorded.link ?? null];
}

/** `node@18.20.8 (10, 11), node@20.20.2 (10, 11)`, runtimes in the order of `runtimes`. */
export function describePlaces(
  places: DeviationGroup['places'],
  runtimes: readonly { readonly id: string }[],
): string {
  return runtimes
    .flatMap(({ id }) => {
      const targets = places.get(id);
      return targets === undefined ? [] : [`${id} (${sortTargetIds(targets).join(', ')})`];
    })
    .join(', ');
}
