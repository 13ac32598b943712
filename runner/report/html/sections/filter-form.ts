import { markup, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';
import { STATES } from '../../../run/judge/cell-states.ts';
import { CELL_STATES } from '../../../run/judge/cell-states.ts';

type Option = readonly [value: string, text: string];

/** Hidden until the script that it needs shows it. */
export function filterForm({ suites, runtimes, targets }: Model): Markup {
  const same = (id: string): Option => [id, id];
  return markup`<form class="filters" role="search" aria-label="Filter the rules" hidden>
    ${select(
      'suite',
      'Suite',
      'all suites',
      suites.map(({ name }) => same(name)),
    )}
    ${select(
      'runtime',
      'Runtime',
      'all runtimes',
      runtimes.map(({ id }) => same(id)),
    )}
    ${select(
      'target',
      'Declared version',
      'all',
      targets.map(({ id }) => same(id)),
    )}
    ${select('verdict', 'Verdict', 'all', [
      ['deviating', 'all that deviates'],
      ...STATES.map((state): Option => [state, CELL_STATES[state].one]),
    ])}
    <div class="text">
      <label for="filter-text">Text</label>
      <input type="search" name="text" id="filter-text" autocomplete="off" spellcheck="false" placeholder="rule, statement, observation, reason" />
    </div>
    <button type="reset">Show all</button>
    <p class="found" role="status"></p>
  </form>`;
}

function select(name: string, label: string, all: string, options: readonly Option[]): Markup {
  return markup`<div>
    <label for="filter-${name}">${label}</label>
    <select name="${name}" id="filter-${name}">
      <option value="">${all}</option>
      ${options.map(([value, text]) => markup`<option value="${value}">${text}</option>`)}
    </select>
  </div>`;
}
