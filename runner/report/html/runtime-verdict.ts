import { stateOf } from '../../run/judge/cell-states.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import { lackOf, type Lack } from '../lack.ts';
import { markup, type Markup } from './markup.ts';
import type { Model, ReportRuntime } from './model.ts';
import { STATES } from '../../run/judge/cell-states.ts';
import { CELL_STATES } from '../../run/judge/cell-states.ts';
import { countStates, numberText, type StateCounts } from './state-marks.ts';

/** How many cells of a runtime are in which state. */
export function runtimeCounts({ runtimes, suites }: Model, runtime: ReportRuntime): StateCounts {
  const index = runtimes.indexOf(runtime);
  return countStates(
    suites.flatMap(({ rules }) =>
      rules.flatMap(({ rule, cells }) =>
        (cells[index] ?? []).flatMap((cell) => (cell ? [stateOf(cell, rule)] : [])),
      ),
    ),
  );
}

/** Why it is not said of these runtimes together that they conform; null: enough was answered. */
export function lackOfRuntimes(model: Model, runtimes: readonly ReportRuntime[]): Lack | null {
  const counts = runtimes.map((runtime) => runtimeCounts(model, runtime));
  const sum = (state: CellState) => counts.reduce((total, of) => total + of[state], 0);
  const measured = { conforms: sum('conforms'), known: sum('known'), deviates: sum('new') };
  return lackOf(measured, model.report.counts.missing);
}

/** `conforms`, or how it deviates, as `2 new, 30 known`; of what lacks cells, `2 new, incomplete`. */
export function runtimeVerdict(model: Model, runtime: ReportRuntime): Markup {
  const counts = runtimeCounts(model, runtime);
  const told = STATES.filter((state) => state !== 'conforms' && state !== 'unsupported' && counts[state] > 0);
  const parts = told.map((state) => mark(state, `${numberText(counts[state])} ${CELL_STATES[state].short}`));
  const lack = lackOfRuntimes(model, [runtime]);
  if (lack === 'incomplete' || (lack !== null && told.length === 0)) {
    parts.push(mark('unsupported', lack));
  }
  if (parts.length === 0) parts.push(mark('conforms', 'conforms'));
  return markup`${parts.map((part, index) => markup`${index === 0 ? '' : ', '}${part}`)}`;
}

function mark(state: CellState, text: string): Markup {
  return markup`<b class="state ${state}">${text}</b>`;
}
