import { stateOf } from '../../../run/judge/cell-states.ts';
import type { CellState } from '../../../run/judge/cell-states.ts';
import { howItDied } from '../../outcome-text.ts';
import { printable } from '../../../shared/printable.ts';
import type { CellRecord } from '../../../run/judge/cell-record.ts';
import { fragment, fragmentId } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model, RuleModel, SuiteModel } from '../model.ts';
import { STATES } from '../../../run/judge/cell-states.ts';
import { CELL_STATES } from '../../../run/judge/cell-states.ts';
import { countStates, countText, numberText } from '../state-marks.ts';
import { filterForm } from './filter-form.ts';

/** Every cell: a table per suite, rules down, runtimes across, targets that came to the same together. */
export function ruleTables(model: Model): Markup {
  return markup`<section id="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">Every rule</h2>
    ${filterForm(model)} ${model.suites.map((suite) => suiteTable(model, suite))}
  </section>`;
}

function suiteTable(model: Model, suite: SuiteModel): Markup {
  const states = suite.rules.flatMap(({ rule, cells }) =>
    cells.flat().flatMap((cell) => (cell ? [stateOf(cell, rule)] : [])),
  );
  const counts = countStates(states);
  const told = STATES.filter((state) => counts[state] > 0).map(
    (state) => markup`<span class="state ${state}">${countText(counts[state], state)}</span> `,
  );
  return markup`<details class="suite" data-suite="${suite.name}">
    <summary>
      <h3>${suite.title}</h3>
      <span class="about">${numberText(suite.rules.length)} rules: ${told}</span>
    </summary>
    <div class="wide">
      <table class="rules" id="${fragmentId({ suite: suite.name })}" aria-label="${suite.title}">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            ${model.runtimes.map(({ id }) => markup`<th scope="col">${id}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${suite.rules.map((rule) => ruleRow(model, rule))}
        </tbody>
      </table>
    </div>
  </details> `;
}

function ruleRow({ targets }: Model, { rule, cells }: RuleModel): Markup {
  const asked = targets.filter((_target, column) => cells.some((row) => row[column])).map(({ id }) => id);
  const key = rule.id.slice(rule.id.indexOf('/') + 1);
  const strength = rule.strength === 'must' ? '' : `${rule.strength} · `;
  return markup`<tr>
    <th scope="row">
      ${key} <span class="about">${rule.statement} <em>${strength}${asked.join(' ')}</em></span>
    </th>
    ${cells.map((row) => {
      const groups = groupsOf(row, rule);
      return markup`<td>
        ${groups.map((group) => groupLink(group, groups.length > 1 || (groups[0]?.columns.length ?? 0) < asked.length ? group.columns.map((column) => targets[column]?.id ?? '') : []))}
      </td>`;
    })}
  </tr> `;
}

interface Group {
  readonly state: CellState;
  readonly text: string;
  readonly first: CellRecord;
  readonly columns: number[];
}

/** The cells of a rule in one runtime; those that can be told in the same words stand together. */
function groupsOf(row: readonly (CellRecord | undefined)[], rule: RuleModel['rule']): Group[] {
  const groups = new Map<string, Group>();
  row.forEach((cell, column) => {
    if (cell === undefined) return;
    const state = stateOf(cell, rule);
    const text = wordFor(cell, state);
    const group = groups.get(`${state} ${text}`);
    if (group) group.columns.push(column);
    else groups.set(`${state} ${text}`, { state, text, first: cell, columns: [column] });
  });
  return [...groups.values()];
}

function wordFor({ outcome }: CellRecord, state: CellState): string {
  if (outcome.kind === 'crashed') return printable(howItDied(outcome), 20);
  if (outcome.kind === 'timed-out') return 'hangs';
  if (state === 'conforms') return '';
  return state === 'unsupported' ? 'not asked' : state;
}

/**
 * What deviates is a link to its place above; of the rest, which is most, the script makes links when their table is
 * opened.
 */
function groupLink({ state, text, first, columns }: Group, ids: readonly string[]): Markup {
  const deviates = state !== 'conforms' && state !== 'unsupported';
  const href = deviates ? markup` href="${fragment({ cell: first.id })}"` : nothing;
  const word = text === '' ? markup`<span class="hidden">conforms</span>` : markup`${text}`;
  const targets = ids.length === 0 ? nothing : markup` <span class="at">${ids.join(' ')}</span>`;
  return markup`<a class="${state}" data-t="${columns[0] ?? 0}" ${href}
    ><b aria-hidden="true">${CELL_STATES[state].sign}</b> ${word}${targets}</a
  > `;
}
