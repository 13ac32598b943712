import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import { outcomeText } from '../runner/run/execute/outcome-text.ts';
import { cellIds } from './cells.ts';
import type { FieldRow } from './table.ts';

export type FieldCell = Pick<CellRecord, 'verdict' | 'outcome' | 'observation' | 'flaky'>;

/** Why a row does not hold, a line per cell; empty: every rule deviates before and conforms after. */
export function failuresOf(row: FieldRow, cells: ReadonlyMap<string, FieldCell>): string[] {
  const { affected, fixed } = row;
  return [
    ...cellIds(row, affected).flatMap((id) => failure(id, cells.get(id), 'deviates')),
    ...(fixed === null ? [] : cellIds(row, fixed).flatMap((id) => failure(id, cells.get(id), 'conforms'))),
  ];
}

function failure(id: string, cell: FieldCell | undefined, expected: CellRecord['verdict']): string[] {
  if (cell === undefined) return [`${id}: expected ${expected}, but the rule does not apply there`];
  if (cell.flaky === true) return [`${id}: expected ${expected}, but its result changes`];
  if (cell.verdict === expected) return [];
  return [`${id}: expected ${expected}, got ${cell.verdict}: ${outcomeText(cell)}`];
}

/** `oven-sh/bun#36850: bun 1.3.14 shown by 5 rules, bun 1.4.0 conforms`. */
export function rowLine({ report, affected, fixed, rules }: FieldRow, failures: readonly string[]): string {
  if (failures.length > 0) return `FAILED  ${report}: ${affected} / ${fixed ?? 'open'}`;
  const by = rules.length === 1 ? String(rules[0]) : `${rules.length} rules`;
  return `ok      ${report}: shown in ${affected} by ${by}, ${fixed === null ? 'open' : `conforming in ${fixed}`}`;
}
