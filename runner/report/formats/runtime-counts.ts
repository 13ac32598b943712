import { CellCounter, type Counts } from '../../run/judge/counts.ts';
import type { Report } from '../schema.ts';

/** The counts of each runtime alone; cells that are missing and stale expectations belong to the run. */
export function countsPerRuntime(report: Report): ReadonlyMap<string, Counts> {
  const strengths = new Map(report.rules.map(({ id, strength }) => [id, strength]));
  const tallies = new Map(report.runtimes.map(({ id }) => [id, { counter: new CellCounter(), cells: 0 }]));
  for (const cell of report.cells) {
    const tally = tallies.get(cell.runtime);
    if (tally === undefined) continue;
    tally.counter.add(cell, strengths.get(cell.rule) ?? 'must');
    tally.cells += 1;
  }
  return new Map([...tallies].map(([id, { counter, cells }]) => [id, counter.total(cells, 0)]));
}
