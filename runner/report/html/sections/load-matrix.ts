import { loadColumns, type LoadColumn } from '../../load-columns.ts';
import type { JudgedLoad, LoadOutcome } from '../../load-outcomes.ts';
import { printable } from '../../../shared/printable.ts';
import type { Severity } from '../../../run/judge/cell-states.ts';
import { SEVERITY_MARKS } from '../appearance.ts';
import { thousands } from '../../../shared/count.ts';
import { noVerdictReasonOf } from '../no-verdict-reason-of.ts';
import { fragment } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model, ReportRuntime } from '../model.ts';
import { appearancesIn, scoreText, tallyOf } from '../tally.ts';
import { columnLabel } from '../target-label.ts';

interface OutcomeMark {
  readonly sign: string;
  readonly word: string;
  readonly meaning: string;
  /** The class that colours it. */
  readonly paint: Severity | 'conforms';
}

const differs = { sign: SEVERITY_MARKS.differs.sign, paint: 'differs' } as const;

const OUTCOMES: Readonly<Record<LoadOutcome, OutcomeMark>> = {
  loads: {
    sign: '✓',
    word: 'loads',
    meaning: 'accepted, with the semantics of its version',
    paint: 'conforms',
  },
  throws: { sign: '✓', word: 'throws', meaning: 'rejected with an error, as it must be', paint: 'conforms' },
  died: { sign: '✕', word: 'SIGSEGV …', meaning: 'the process died, past any try/catch', paint: 'died' },
  hangs: { sign: '∞', word: 'hangs', meaning: 'no answer within the time limit', paint: 'hung' },
  accepts: { ...differs, word: 'accepts', meaning: 'loaded without an error although it is too new' },
  'loads≠': { ...differs, word: 'as …', meaning: 'loaded, with the semantics of another version' },
  refuses: { ...differs, word: 'refuses', meaning: 'an error although it must load' },
};

/** Runtimes down, declared versions across: what happens when an addon is loaded. */
export function loadMatrix(model: Model): Markup {
  const { runtimes, targets, loads } = model;
  if (loads.size === 0) return nothing;
  const columns = loadColumns(targets, runtimes, loads);
  const seen = new Set(
    runtimes.flatMap(({ id }) => targets.map((target) => loads.get(id, target.id)?.outcome)),
  );
  const isTagged = (state: JudgedLoad['state']) =>
    runtimes.some(({ id }) => targets.some((target) => loads.get(id, target.id)?.state === state));
  return markup`<section id="loading" aria-labelledby="loading-title">
    <h2 id="loading-title">Loading an addon, by the version it declares</h2>
    <div class="wide">
      <table class="loads" data-roving="a">
        <thead>
          <tr>
            <th scope="col">Runtime</th>
            ${columns.map((column) => markup`<th scope="col">${columnLabel(column)}</th>`)}
            <th scope="col" class="score"><abbr title="of all its cells">Conforms</abbr></th>
          </tr>
        </thead>
        <tbody>
          ${runtimes.map((runtime) => row(model, runtime, columns))}
        </tbody>
      </table>
    </div>
    <ul class="legend" aria-label="Legend">
      ${legend(seen)}
      ${isTagged('known') ? markup`<li><span class="outcome known differs">hatched</span> known: the reason is on record</li>` : nothing}
      ${isTagged('new') ? markup`<li><span class="outcome new differs">filled</span> new: not on record</li>` : nothing}
    </ul>
  </section>`;
}

function row(model: Model, runtime: ReportRuntime, columns: readonly LoadColumn[]): Markup {
  const [name = runtime.id, ...version] = runtime.id.split('@');
  return markup`<tr>
    <th scope="row">
      <span class="name">${name}${version.length === 0 ? nothing : markup`@<wbr />${version.join('@')}`}</span>
      <span class="about">supports ${runtime.napiVersion}</span>
    </th>
    ${columns.map(({ targets: [first] }) => cell(model.loads.get(runtime.id, first.id)))}
    <td class="score">${score(model, runtime)}</td>
  </tr> `;
}

function cell(entry: JudgedLoad | undefined): Markup {
  if (entry === undefined) return markup`<td><span class="outcome none">not run</span></td>`;
  const { sign, paint } = OUTCOMES[entry.outcome];
  const tag =
    entry.state === 'conforms'
      ? nothing
      : markup` <span class="${entry.state === 'new' ? 'tag' : 'hidden'}">${entry.state}</span>`;
  return markup`<td>
    <a class="outcome ${paint === entry.state ? paint : `${entry.state} ${paint}`}" href="${fragment({ cell: entry.cell })}"
      ><span class="sign" aria-hidden="true">${sign}</span>
      <span class="word">${printable(entry.text.replace('≠', ''), 20)}</span>${tag}</a
    >
  </td>`;
}

/** `93 %` and what deviates; of a run that lacks cells, that it does. */
function score(model: Model, runtime: ReportRuntime): Markup {
  const tally = tallyOf(appearancesIn(model, model.suites, runtime));
  const reason = noVerdictReasonOf(model, [runtime]);
  const parts = [
    ...(['new', 'error', 'flaky', 'fixed', 'known'] as const)
      .filter((state) => tally.states[state] > 0)
      .map((state) => `${thousands(tally.states[state])} ${state}`),
    ...(reason === null ? [] : [reason]),
  ];
  const detail = parts.length === 0 ? nothing : markup` <span class="about">${parts.join(', ')}</span>`;
  return markup`<b>${scoreText(tally)}</b>${detail}`;
}

function legend(seen: ReadonlySet<LoadOutcome | undefined>): Markup[] {
  return (Object.keys(OUTCOMES) as LoadOutcome[])
    .filter((outcome) => seen.has(outcome))
    .map((outcome) => {
      const { sign, word, meaning, paint } = OUTCOMES[outcome];
      return markup`<li>
        <span class="outcome ${paint === 'conforms' ? paint : `known ${paint}`}"><span class="sign" aria-hidden="true">${sign}</span> ${word}</span>
        ${meaning}
      </li> `;
    });
}
