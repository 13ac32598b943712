import { canonicalJson } from '../../../../suites/json.ts';
import { severityOf, type CellState } from '../../../run/judge/cell-states.ts';
import { sortTargetIds } from '../../../../suites/target.ts';
import type { DeviationGroup } from '../../deviation-groups.ts';
import { outcomeText } from '../../../run/execute/outcome-text.ts';
import { classOf, isDeviation, signOf } from '../appearance.ts';
import { commandLine, commandOf, reproCommandOf } from '../command.ts';
import type { HtmlExtras } from '../extras.ts';
import type { Family } from '../families.ts';
import { fragment, fragmentId, webLink } from '../links.ts';
import { markup, nothing, trusted, type Markup, type Part } from '../markup.ts';
import type { ReportRule } from '../model.ts';
import { printableLines } from '../page-data.ts';
import { sinceText } from '../since-text.ts';

export interface DeviationContext {
  readonly family: Family;
  readonly rules: ReadonlyMap<string, ReportRule>;
  readonly history: HtmlExtras['history'];
  readonly isOpen: boolean;
}

/** One rule that deviates in the same way in some cells. */
export function deviation(
  { first, places }: DeviationGroup,
  state: CellState,
  { family, rules, history, isOpen }: DeviationContext,
): Markup {
  const rule = rules.get(first.rule);
  const runtime = family.runtimes.find(({ id }) => id === first.runtime);
  const appearance = { state, severity: isDeviation(state) ? severityOf(first) : null };
  const where = family.runtimes.flatMap((at) => {
    const targets = places.get(at.id);
    if (targets === undefined) return [];
    const since = history?.(first.rule, at.id);
    return [placeLine(first.rule, at.id, sortTargetIds(targets), since && sinceText(since, at))];
  });
  return markup`<details class="deviation" ${isOpen ? markup`open` : nothing}>
    <summary>
      <span class="square ${classOf(appearance)}" aria-hidden="true">${signOf(appearance)}</span>
      <b>${first.rule}</b> <span class="about">${rule?.strength ?? ''} · ${rule?.statement ?? ''}</span>
    </summary>
    <dl>
      <dt>where</dt>
      <dd>${where}</dd>
      ${
        first.expected === undefined
          ? nothing
          : markup`<dt>expected</dt>
              <dd><code>${canonicalJson(first.expected)}</code></dd>`
      }
      <dt>observed</dt>
      <dd><code>${outcomeText(first)}</code></dd>
      ${
        first.outcome.stderrTail
          ? markup`<dt>stderr</dt>
              <dd><pre>${linesOf(first.outcome.stderrTail)}</pre></dd>`
          : nothing
      }
      <dt>sources</dt>
      <dd>${(rule?.sources ?? []).map(({ title, url }) => markup`${webLink(url, title)} `)}</dd>
      ${
        runtime
          ? markup`<dt>repeat</dt>
              <dd>${commandLine(commandOf(first, runtime))}</dd>
              <dt>for an issue</dt>
              <dd>${commandLine(reproCommandOf(first.id))}</dd>`
          : nothing
      }
    </dl>
  </details> `;
}

/** Each target is where the fragment of its cell leads to without a script. */
function placeLine(
  rule: string,
  runtime: string,
  targets: readonly string[],
  since: string | undefined,
): Markup {
  const links = targets.map((target) => {
    const view = { cell: `${rule}@${target}#${runtime}` };
    return markup` <a id="${fragmentId(view)}" href="${fragment(view)}">${target}</a>`;
  });
  const history = since === undefined ? nothing : markup` <span class="about">as it is ${since}</span>`;
  return markup`<span class="at">${runtime}:${links}${history}</span> `;
}

function linesOf(text: string): Part[] {
  return printableLines(text)
    .split('\n')
    .flatMap((line) => [line, trusted('\n')]);
}
