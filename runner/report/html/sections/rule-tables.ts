import { STATES } from '../../../run/judge/cell-states.ts';
import type { CellRecord } from '../../../run/judge/cell-record.ts';
import { printable } from '../../../shared/printable.ts';
import { howItDied } from '../../../run/execute/outcome-text.ts';
import { appearanceOf, classOf, signOf, type Appearance } from '../appearance.ts';
import { countText } from '../../count-text.ts';
import { count } from '../../../shared/count.ts';
import { fragment, fragmentId } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model, RuleModel, SuiteModel } from '../model.ts';
import { appearancesIn, tallyOf } from '../tally.ts';
import { filterForm } from './filter-form.ts';
import { headingOf } from './suite-matrix.ts';

/** Every cell: a table per suite, rules down, runtimes across, targets with the same result in one mark. */
export function ruleTables(model: Model): Markup {
  return markup`<section id="rules" aria-labelledby="rules-title" tabindex="-1">
    <h2 id="rules-title">Every rule</h2>
    ${anchors()} ${filterForm(model)} ${model.suites.map((suite) => suiteTable(model, suite))}
  </section>`;
}

/** Where the links to filters lead without a script. */
function anchors(): Markup {
  const views = [...STATES.map((verdict) => ({ verdict })), { outcome: 'died' }, { outcome: 'hung' }];
  return markup`${views.map((view) => markup`<i id="${fragmentId(view)}"></i>`)}`;
}

function suiteTable(model: Model, suite: SuiteModel): Markup {
  const { states } = tallyOf(appearancesIn(model, [suite]));
  const counts = STATES.filter((state) => states[state] > 0).map(
    (state) => markup`<span class="state ${state}">${countText(states[state], state)}</span> `,
  );
  return markup`<details class="suite" data-suite="${suite.name}">
    <summary>
      <h3>${suite.title}</h3>
      <span class="about every">${count(suite.rules.length, 'rule')}: ${counts}</span>
      <span class="about matching"></span>
    </summary>
    <div class="wide">
      <table class="rules" id="${fragmentId({ suite: suite.name })}" aria-label="${suite.title}" data-roving="a[href]">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            ${model.runtimes.map(({ id }) => markup`<th scope="col">${headingOf(id)}</th>`)}
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
  const covered = targets.filter((_target, column) => cells.some((row) => row[column])).map(({ id }) => id);
  const key = rule.id.slice(rule.id.indexOf('/') + 1);
  const strength = rule.strength === 'must' ? '' : `${rule.strength} · `;
  return markup`<tr>
    <th scope="row">
      ${key} <span class="about">${rule.statement} <em>${strength}${covered.join(' ')}</em></span>
    </th>
    ${cells.map((row) => {
      const groups = groupsOf(row, rule);
      return markup`<td>
        ${groups.map((group) => groupLink(group, groups.length > 1 || group.columns.length < covered.length ? group.columns.map((column) => targets[column]?.id ?? '') : []))}
      </td>`;
    })}
  </tr> `;
}

interface Group {
  readonly appearance: Appearance;
  readonly text: string;
  readonly first: CellRecord;
  readonly columns: number[];
}

/** The cells of a rule in one runtime; those with the same word share a mark. */
function groupsOf(row: readonly (CellRecord | undefined)[], rule: RuleModel['rule']): Group[] {
  const groups = new Map<string, Group>();
  row.forEach((cell, column) => {
    if (cell === undefined) return;
    const appearance = appearanceOf(cell, rule);
    const text = wordFor(cell, appearance);
    const key = `${classOf(appearance)} ${text}`;
    const group = groups.get(key);
    if (group) group.columns.push(column);
    else groups.set(key, { appearance, text, first: cell, columns: [column] });
  });
  return [...groups.values()];
}

/** `SIGSEGV known`, `differs new` */
function wordFor({ outcome }: CellRecord, { state, severity }: Appearance): string {
  if (state === 'conforms') return '';
  if (state === 'unsupported') return 'not run';
  if (severity === null) return state;
  const how = severity === 'died' ? printable(howItDied(outcome), 20) : severity;
  return `${how} ${state}`;
}

/**
 * A deviation links to its place above. The rest, most of a page, becomes links when the script opens a table.
 */
function groupLink({ appearance, text, first, columns }: Group, ids: readonly string[]): Markup {
  const deviates = appearance.state !== 'conforms' && appearance.state !== 'unsupported';
  const href = deviates ? markup` href="${fragment({ cell: first.id })}"` : nothing;
  const word = text === '' ? markup`<span class="hidden">conforms</span>` : markup`${text}`;
  const targets = ids.length === 0 ? nothing : markup` <span class="at">${ids.join(' ')}</span>`;
  return markup`<a class="${classOf(appearance)}" data-t="${columns.join(' ')}" ${href}
    ><b aria-hidden="true">${signOf(appearance)}</b> ${word}${targets}</a
  > `;
}
