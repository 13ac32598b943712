import { stateOf } from '../cell-state.ts';
import { markup, type Markup } from './markup.ts';
import type { Model, ReportRuntime } from './model.ts';
import { countStates, MARKS, numberText, STATES, type StateCounts } from './state-marks.ts';

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

/** `conforms`, or how it deviates, as `2 new, 30 known`. */
export function runtimeVerdict(model: Model, runtime: ReportRuntime): Markup {
  const counts = runtimeCounts(model, runtime);
  const told = STATES.filter((state) => state !== 'conforms' && state !== 'unsupported' && counts[state] > 0);
  if (told.length === 0) return markup`<b class="state conforms">conforms</b>`;
  return markup`${told.map((state, index) => markup`${index === 0 ? '' : ', '}<b class="state ${state}">${`${numberText(counts[state])} ${MARKS[state].short}`}</b>`)}`;
}
