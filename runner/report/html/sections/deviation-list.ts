import { canonicalJson } from '../../../../suites/json.ts';
import { sortTargetIds, type DeviationGroup } from '../../deviation-groups.ts';
import { outcomeText } from '../../outcome-text.ts';
import { commandLine, commandOf } from '../command.ts';
import type { HtmlExtras } from '../extras.ts';
import { familyId, type Family } from '../families.ts';
import { fragment, fragmentId, optionalLink, webLink } from '../links.ts';
import { markup, nothing, trusted, type Markup, type Part } from '../markup.ts';
import type { Model, ReportRule } from '../model.ts';
import { printableLines } from '../page-data.ts';
import type { FamilyDeviations, ReasonGroup } from '../reasons.ts';
import { sinceText } from '../since-text.ts';
import { CELL_STATES } from '../../../run/judge/cell-states.ts';
import { countText, numberText } from '../state-marks.ts';

/** What has no more deviations than these is open, unless it is known. */
const FEW = 3;

/** What stands out: per family the reasons, per reason the rules, with all that it takes to judge and to repeat. */
export function deviationList(
  model: Model,
  deviations: readonly FamilyDeviations[],
  { history }: HtmlExtras,
): Markup {
  const rules = new Map(model.report.rules.map((rule) => [rule.id, rule]));
  return markup`<section id="differences" aria-labelledby="differences-title">
    <h2 id="differences-title">What stands out, and why</h2>
    ${deviations.map(
      ({ family, reasons, cells, otherwise }) =>
        markup`<section id="${familyId(family)}" aria-labelledby="${familyId(family)}-title">
          <h3 id="${familyId(family)}-title">
            ${family.name}
            <span class="about"
              >${cells === 0 ? otherwise : `${numberText(cells)} cells, ${reasons.length} ${reasons.length === 1 ? 'reason' : 'reasons'}`}</span
            >
          </h3>
          ${reasons.map((reason) => reasonBlock(reason, { family, rules, history }))}
        </section> `,
    )}
  </section>`;
}

interface Surroundings {
  readonly family: Family;
  readonly rules: ReadonlyMap<string, ReportRule>;
  readonly history: HtmlExtras['history'];
}

function reasonBlock(group: ReasonGroup, surroundings: Surroundings): Markup {
  const { family } = surroundings;
  const { state, reason, link, groups, cells } = group;
  const ruleCount = new Set(groups.map(({ first }) => first.rule)).size;
  const where = family.runtimes.filter(({ id }) => groups.some(({ places }) => places.has(id)));
  const versions =
    where.length === family.runtimes.length ? 'all' : where.map(({ version }) => version).join(', ');
  return markup`<details class="reason ${state}" ${state !== 'known' && groups.length <= FEW ? markup` open` : nothing}>
    <summary>
      <span class="badge ${state}"
        ><span aria-hidden="true">${CELL_STATES[state].sign}</span> ${countText(cells, state)}</span
      >
      <span class="why">${reason ?? 'No reason is recorded.'}</span>
      <span class="about"
        >${ruleCount} ${ruleCount === 1 ? 'rule' : 'rules'} ·
        ${family.runtimes.length > 1 ? versions : (where[0]?.version ?? '')}</span
      >
    </summary>
    ${link === undefined ? nothing : markup`<p class="link">${optionalLink(link)}</p>`}
    ${groups.map((each) => deviation(each, surroundings))}
  </details> `;
}

function deviation({ first, places }: DeviationGroup, { family, rules, history }: Surroundings): Markup {
  const rule = rules.get(first.rule);
  const runtime = family.runtimes.find(({ id }) => id === first.runtime);
  const where = family.runtimes.flatMap((at) => {
    const targets = places.get(at.id);
    if (targets === undefined) return [];
    const since = history?.(first.rule, at.id);
    return [placeLine(first.rule, at.id, sortTargetIds(targets), since && sinceText(since, at))];
  });
  return markup`<article class="deviation">
    <h4>${first.rule} <span class="about">${rule?.strength ?? ''}</span></h4>
    <p>${rule?.statement ?? ''}</p>
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
          ? markup`<dt>reproduce</dt>
              <dd>${commandLine(commandOf(first, runtime))}</dd>`
          : nothing
      }
    </dl>
  </article> `;
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
