import { CELL_STATES, SEVERITIES, type CellState } from '../../../run/judge/cell-states.ts';
import { classOf, isDeviation, SEVERITY_MARKS } from '../appearance.ts';
import type { Cause, FamilyDeviations, Variant } from '../causes.ts';
import { countText } from '../../count-text.ts';
import { count, thousands } from '../../../shared/count.ts';
import type { HtmlExtras } from '../extras.ts';
import { familyId, familyTitle } from '../families.ts';
import { optionalLink } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';
import { deviation, type DeviationContext } from './deviation.ts';

/** The causes of a family that are shown before the rest is folded. */
const SHOWN = 3;

/** With no more rules than these, what needs a decision is shown in full. */
const FEW = 3;

/** Per family the causes, per cause the rules, with everything needed to judge and to repeat each. */
export function deviationList(
  model: Model,
  deviations: readonly FamilyDeviations[],
  { history }: HtmlExtras,
): Markup {
  const rules = new Map(model.report.rules.map((rule) => [rule.id, rule]));
  return markup`<section id="differences" aria-labelledby="differences-title">
    <h2 id="differences-title">Deviations</h2>
    ${deviations.map((each) => familySection(each, { family: each.family, rules, history, isOpen: false }))}
  </section>`;
}

function familySection(
  { family, causes, cells, severities, otherwise }: FamilyDeviations,
  context: DeviationContext,
): Markup {
  const counts = SEVERITIES.filter((severity) => severities[severity] > 0).map(
    (severity) => `${thousands(severities[severity])} ${SEVERITY_MARKS[severity].many}`,
  );
  const text =
    cells === 0
      ? otherwise
      : `${count(cells, 'cell')}, ${count(causes.length, 'cause')}: ${counts.join(', ')}`;
  // New deviations need a decision and are never folded.
  const loud = causes.filter(({ state }) => state !== 'known').length;
  const first = Math.max(SHOWN, loud);
  const rest = causes.slice(first);
  return markup`<section id="${familyId(family)}" aria-labelledby="${familyId(family)}-title">
    <h3 id="${familyId(family)}-title">
      ${familyTitle(family.name)} <span class="about">${text}</span>
    </h3>
    <div data-roving="summary, a, button">
      ${causes.slice(0, first).map((cause) => causeBlock(cause, context))}
      ${
        rest.length === 0
          ? nothing
          : markup`<details class="more">
              <summary>${count(rest.length, 'more cause')}</summary>
              ${rest.map((cause) => causeBlock(cause, context))}
            </details>`
      }
    </div>
  </section> `;
}

function causeBlock(cause: Cause, context: DeviationContext): Markup {
  const { state, title, rules, variants } = cause;
  const isNew = state !== 'known';
  const groups = variants.reduce((total, variant) => total + variant.groups.length, 0);
  const { runtimes } = context.family;
  const where = runtimes.filter(({ id }) =>
    variants.some(({ groups }) => groups.some(({ places }) => places.has(id))),
  );
  const versions =
    where.length === runtimes.length && runtimes.length > 1
      ? 'all releases here'
      : where.map(({ version }) => version).join(', ');
  return markup`<details class="cause ${state}" ${isNew ? markup` open` : nothing}>
    <summary>
      <span class="why">${title}</span>
      <span class="about"
        >${badges(cause)} ${isNew ? 'no reason recorded · ' : ''}${count(rules, 'rule')} · ${versions}</span
      >
    </summary>
    ${variants.map((variant) => variantBlock(variant, state, { ...context, isOpen: isNew && groups <= FEW }))}
  </details> `;
}

/** `✕ 3 died ≠ 20 differ`; in other states than these, the state. */
function badges({ state, severities, cells }: Cause): Markup {
  const parts = SEVERITIES.filter((severity) => severities[severity] > 0).map((severity) => {
    const { sign, one, many } = SEVERITY_MARKS[severity];
    const prefix = state === 'known' ? '' : `${CELL_STATES[state].short}: `;
    return badge(
      classOf({ state, severity }),
      sign,
      count(severities[severity], prefix + one, prefix + many),
    );
  });
  return isDeviation(state)
    ? markup`${parts}`
    : badge(state, CELL_STATES[state].sign, countText(cells, state));
}

function badge(classes: string, sign: string, text: string): Markup {
  return markup`<span class="badge ${classes}"><span aria-hidden="true">${sign}</span> ${text}</span> `;
}

function variantBlock(
  { reason, link, groups }: Variant,
  state: CellState,
  context: DeviationContext,
): Markup {
  const text = reason ? markup`<p class="reason">${reason}${optionalLink(link)}</p>` : nothing;
  return markup`${text} ${groups.map((group) => deviation(group, state, context))}`;
}
