import { CELL_STATES, SEVERITIES, STATES, type Severity } from '../../../run/judge/cell-states.ts';
import { markup, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';

const OUTCOMES: Readonly<Record<Severity, string>> = {
  died: 'the process died',
  hung: 'no answer in time',
  differs: 'another observation',
};

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
    ${select(
      'outcome',
      'Outcome',
      'all',
      SEVERITIES.map((severity): Option => [severity, OUTCOMES[severity]]),
    )}
    <div class="text">
      <label for="filter-text">Text</label>
      <input type="search" name="text" id="filter-text" autocomplete="off" spellcheck="false" placeholder="rule, statement, observation, reason" />
    </div>
    <button type="reset">Clear filters</button>
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
