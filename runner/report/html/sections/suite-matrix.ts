import { stateOf } from '../../../run/judge/cell-states.ts';
import type { CellState } from '../../../run/judge/cell-states.ts';
import { fragment } from '../links.ts';
import { markup, type Markup } from '../markup.ts';
import type { Model, ReportRuntime, SuiteModel } from '../model.ts';
import { STATES } from '../../../run/judge/cell-states.ts';
import { CELL_STATES } from '../../../run/judge/cell-states.ts';
import { worstState } from '../../../run/judge/cell-states.ts';
import { countStates, numberText } from '../state-marks.ts';

/** Suites down, runtimes across, and in each place the declared versions: the worst state of each. */
export function suiteMatrix(model: Model): Markup {
  const { runtimes, suites } = model;
  return markup`<section id="suites" aria-labelledby="suites-title">
    <h2 id="suites-title">Suite by suite</h2>
    <p class="hint">
      A square is a declared version, in the order of the columns above; it shows the worst of its cells. The
      number below says how many cells deviate, or that all conform.
    </p>
    <div class="wide" role="region" aria-label="Table of suites" tabindex="0">
      <table class="suites">
        <thead>
          <tr>
            <th scope="col">Suite</th>
            ${runtimes.map(({ id }) => markup`<th scope="col">${id}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${suites.map(
            (suite) =>
              markup`<tr>
                <th scope="row">
                  <a href="${fragment({ suite: suite.name })}">${suite.name}</a>
                  <span class="about">${subject(suite)}</span>
                </th>
                ${runtimes.map((runtime, index) => place(model, suite, runtime, index))}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <ul class="legend" aria-label="Legend">
      ${STATES.map((state) => markup`<li><i class="square ${state}" aria-hidden="true">${CELL_STATES[state].sign}</i> ${CELL_STATES[state].one}</li> `)}
    </ul>
  </section>`;
}

/** The title of a suite without its name. */
function subject({ title }: SuiteModel): string {
  const text = title.replace(/^[^:]*: /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function place(model: Model, suite: SuiteModel, runtime: ReportRuntime, index: number): Markup {
  const perTarget = model.targets.map((_target, column) =>
    suite.rules.flatMap(({ rule, cells }) => {
      const cell = cells[index]?.[column];
      return cell ? [stateOf(cell, rule)] : [];
    }),
  );
  const all = perTarget.flat();
  if (all.length === 0) return markup`<td><span class="about">not asked</span></td>`;
  const squares = perTarget.map((states, column) => square(states, column));
  const { text, state } = summary(all);
  return markup`<td>
    <a class="place" href="${fragment({ suite: suite.name })}" data-runtime="${index}"
      ><span class="squares" aria-hidden="true">${squares}</span>
      <span class="sum ${state}"><span class="hidden">${suite.name} in ${runtime.id}: </span>${text}</span></a
    >
  </td>`;
}

function square(states: readonly CellState[], column: number): Markup | readonly [] {
  const worst = worstState(states);
  return worst === undefined
    ? []
    : markup`<i class="square ${worst}" data-t="${column}">${CELL_STATES[worst].sign}</i>`;
}

function summary(states: readonly CellState[]): { text: string; state: CellState } {
  const counts = countStates(states);
  const asked = states.length - counts.unsupported;
  const deviating = asked - counts.conforms;
  const state = worstState(states.filter((each) => each !== 'unsupported')) ?? 'unsupported';
  if (asked === 0) return { text: 'not asked', state };
  if (deviating === 0) return { text: `all ${numberText(asked)}`, state };
  return { text: `${numberText(deviating)} of ${numberText(asked)}`, state };
}
