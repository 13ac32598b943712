import { stateOf } from '../../run/judge/cell-states.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import { DeviationGroups, type DeviationGroup } from '../deviation-groups.ts';
import type { Lack } from '../lack.ts';
import { familiesOf, type Family } from './families.ts';
import type { Model } from './model.ts';
import { lackOfRuntimes } from './runtime-verdict.ts';
import { STATES } from '../../run/judge/cell-states.ts';

/** Deviations of one family that have one state and one reason. */
export interface ReasonGroup {
  readonly state: CellState;
  /** Undefined where none is recorded. */
  readonly reason: string | undefined;
  readonly link: string | undefined;
  readonly groups: readonly DeviationGroup[];
  readonly cells: number;
}

export interface FamilyDeviations {
  readonly family: Family;
  /** Worst first, then the one with most cells. */
  readonly reasons: readonly ReasonGroup[];
  readonly cells: number;
  /** What is said where nothing deviates. */
  readonly otherwise: Lack | 'conforms';
}

/** What deviates, family by family and reason by reason: hundreds of deviations have few reasons. */
export function deviationsByReason(model: Model): FamilyDeviations[] {
  const { report, runtimes } = model;
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const strengthOf = (id: string) => rules.get(id) ?? ({ strength: 'must' } as const);
  return familiesOf(runtimes).map((family) => {
    const ids = new Set(family.runtimes.map(({ id }) => id));
    const groups = new DeviationGroups();
    for (const cell of report.cells) if (ids.has(cell.runtime)) groups.add(cell);
    const reasons = byReason(groups.all(), ({ first }) => stateOf(first, strengthOf(first.rule)));
    const otherwise = lackOfRuntimes(model, family.runtimes) ?? 'conforms';
    return { family, reasons, cells: sum(reasons.map(({ cells }) => cells)), otherwise };
  });
}

function byReason(
  groups: readonly DeviationGroup[],
  state: (group: DeviationGroup) => CellState,
): ReasonGroup[] {
  const byKey = new Map<string, DeviationGroup[]>();
  for (const group of groups) {
    const key = JSON.stringify([state(group), reasonOf(group)]);
    byKey.set(key, [...(byKey.get(key) ?? []), group]);
  }
  return [...byKey.values()]
    .flatMap((members) => {
      const [first] = members;
      if (first === undefined) return [];
      const { known, fixed } = first.first;
      return {
        state: state(first),
        reason: reasonOf(first),
        link: (known ?? fixed)?.link,
        groups: members,
        cells: sum(members.map(cellsOf)),
      };
    })
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.cells - a.cells);
}

function reasonOf({ first }: DeviationGroup): string | undefined {
  return (first.known ?? first.fixed)?.reason;
}

function cellsOf({ places }: DeviationGroup): number {
  return sum([...places.values()].map((targets) => targets.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
