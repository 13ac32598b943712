import {
  CELL_STATES,
  SEVERITIES,
  STATES,
  type CellState,
  type Severity,
} from '../../../run/judge/cell-states.ts';
import { unmetIn } from '../../conformance.ts';
import { runFaults } from '../../run-faults.ts';
import { staleLines } from '../../summary.ts';
import { SEVERITY_MARKS } from '../appearance.ts';
import type { FamilyDeviations } from '../causes.ts';
import { countText } from '../../count-text.ts';
import { count, thousands } from '../../../shared/count.ts';
import { dayText } from '../date-text.ts';
import { familyTitle, listText } from '../families.ts';
import type { LastChange } from '../last-change.ts';
import { fragment } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';

/** The most new rules that are named. */
const NAMED = 3;

/** States with a chip even where nothing is in them. */
const ALWAYS: ReadonlySet<CellState> = new Set(['new', 'known', 'conforms'] as const);

/** The result of the run in one line, with the counts as links to the filters. */
export function verdictStrip(
  model: Model,
  deviations: readonly FamilyDeviations[],
  change: LastChange | null,
): Markup {
  const { counts, stale } = model.report;
  const failing = STATES.filter(
    (state) => CELL_STATES[state].fails && counts[CELL_STATES[state].counted] > 0,
  );
  const problems = [
    ...failing.map((state) => problemText(state, counts[CELL_STATES[state].counted], deviations)),
    ...(counts.missing > 0 ? [`${count(counts.missing, 'cell')} missing: the run was cut short`] : []),
    ...(stale.length > 0
      ? [count(stale.length, 'expectation matches nothing', 'expectations match nothing')]
      : []),
    ...runFaults(counts, model.report, unmetIn(model.report)),
  ];
  const shown = STATES.filter((state) => counts[CELL_STATES[state].counted] > 0 || ALWAYS.has(state));
  const chips = shown.map((state) => stateChip(state, counts[CELL_STATES[state].counted]));
  const afterKnown = shown.indexOf('known') + 1;
  chips.splice(afterKnown, 0, ...SEVERITIES.map((severity) => severityChip(severity, deviations)));
  return markup`<section class="verdict ${problems.length > 0 ? 'fails' : 'passes'}" aria-label="Result">
    <p class="sentence">
      ${problems.length > 0 ? markup`<b>${listText(problems)}</b>` : quietText(change)}
    </p>
    <ul class="chips" data-roving="a">
      ${chips}
    </ul>
    ${
      stale.length === 0
        ? nothing
        : markup`<ul class="stale">
            ${staleLines(stale).map((line) => markup`<li>${line}</li>`)}
          </ul>`
    }
  </section>`;
}

/** The date of the last change; nothing without a recorded run in which something changed. */
function quietText(change: LastChange | null): Markup {
  return change === null
    ? markup`<b>No new deviation</b>`
    : markup`<b>No new deviation</b>; the last change was on ${dayText(change.date)}`;
}

/** `1 new deviation: registration/nm-version in Deno`, `37 new deviations in mine` */
function problemText(state: CellState, cells: number, deviations: readonly FamilyDeviations[]): string {
  const those = deviations.flatMap(({ family, causes }) => {
    const groups = causes
      .filter((cause) => cause.state === state)
      .flatMap(({ variants }) => variants.flatMap((variant) => variant.groups));
    return groups.map(({ first }) => ({ rule: first.rule, family: familyTitle(family.name) }));
  });
  const rules = [...new Set(those.map(({ rule }) => rule))];
  const families = listText([...new Set(those.map(({ family }) => family))]);
  const named = rules.length <= NAMED ? `: ${listText(rules)}` : '';
  return `${countText(cells, state)}${named}${families === '' ? '' : ` in ${families}`}`;
}

function stateChip(state: CellState, cells: number): Markup {
  const { sign, short } = CELL_STATES[state];
  return chip(
    `${state} ${cells === 0 ? 'zero' : ''}`,
    { verdict: state },
    sign,
    `${thousands(cells)} ${short}`,
  );
}

function severityChip(severity: Severity, deviations: readonly FamilyDeviations[]): Markup {
  const per = deviations.filter(({ severities }) => severities[severity] > 0);
  const cells = per.reduce((total, { severities }) => total + severities[severity], 0);
  // How a process ended is the news; that the rest differs is not.
  if (cells === 0 || severity === 'differs') return nothing;
  const where = per.map(
    ({ family, severities }) => `${familyTitle(family.name)} ${thousands(severities[severity])}`,
  );
  return chip(
    `known ${severity}`,
    { outcome: severity },
    SEVERITY_MARKS[severity].sign,
    `${thousands(cells)} ${SEVERITY_MARKS[severity].many}`,
    where.join(', '),
  );
}

function chip(
  classes: string,
  view: Readonly<Record<string, string>>,
  sign: string,
  text: string,
  detail?: string,
): Markup {
  return markup`<li>
    <a class="chip ${classes}" href="${fragment(view)}"
      ><span aria-hidden="true">${sign}</span> ${text}${detail === undefined ? nothing : markup` <small>${detail}</small>`}</a
    >
  </li> `;
}
