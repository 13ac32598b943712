import { cellKey, type BundleRun } from '../bundle/plan-bundle.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import type { Cell } from '../../run/plan/cells.ts';
import type { Answer } from './answers.ts';

/** Returns the result of each cell of a runtime from the answers of that runtime; null: there is no answer. */
export function cellResults(
  runs: readonly BundleRun[],
  answers: ReadonlyMap<string, Answer>,
): (cell: Cell) => ProbeResult | null {
  const runOf = new Map(runs.flatMap(({ id, cells }) => cells.map((cell) => [cell, id] as const)));
  return (cell) => {
    const run = runOf.get(cellKey(cell));
    return (run === undefined ? undefined : answers.get(run)?.result) ?? null;
  };
}
