import { CELL_STATES, STATES, type CellState } from '../../run/judge/cell-states.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { thousands } from '../../shared/count.ts';
import { textTable } from '../../shared/text-table.ts';
import type { ReportHeader } from '../schema.ts';

const ALWAYS: ReadonlySet<CellState> = new Set(['conforms', 'known']);

/** Counts the states of cells per runtime. */
export class RuntimeTally {
  readonly #perRuntime = new Map<string, Map<CellState, number>>();

  add({ runtime }: Pick<CellRecord, 'runtime'>, state: CellState): void {
    const counts = this.#perRuntime.get(runtime) ?? new Map<CellState, number>();
    this.#perRuntime.set(runtime, counts);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }

  /** A line per group of runtimes; none for a single one, whose counts are those of the run. */
  lines(
    runtimes: ReportHeader['runtimes'],
    groupOf: (runtime: ReportHeader['runtimes'][number]) => string,
  ): string[] {
    const groups = [...new Set(runtimes.map(groupOf))].sort();
    if (groups.length < 2) return [];
    const countOf = (group: string, state: CellState) =>
      runtimes
        .filter((runtime) => groupOf(runtime) === group)
        .reduce((sum, { id }) => sum + (this.#perRuntime.get(id)?.get(state) ?? 0), 0);
    const order = [...STATES].sort((a, b) => PLACES.indexOf(a) - PLACES.indexOf(b));
    const columns = order.filter(
      (state) => ALWAYS.has(state) || groups.some((group) => countOf(group, state) > 0),
    );
    const widths = columns.map((state) =>
      Math.max(...groups.map((group) => thousands(countOf(group, state)).length)),
    );
    const rows = groups.map((group) => [
      { text: group },
      ...columns.map((state, index) => ({
        text: ` ${thousands(countOf(group, state)).padStart(widths[index] ?? 0)} ${CELL_STATES[state].short}`,
      })),
    ]);
    return textTable(rows).split('\n');
  }
}

/** Conforming cells first, like in the last line of a run. */
const PLACES: readonly CellState[] = [
  'conforms',
  'known',
  'new',
  'informative',
  'flaky',
  'fixed',
  'error',
  'unsupported',
];
