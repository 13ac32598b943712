import { DEFAULT_VERSION, EXPERIMENTAL, type Target } from '../../../../suites/target.ts';
import type { Fate, LoadFate } from '../../load-fates.ts';
import { printable } from '../../../shared/printable.ts';
import { fragment } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model, ReportRuntime } from '../model.ts';
import { runtimeVerdict } from '../runtime-verdict.ts';
import { targetLabel } from '../target-label.ts';

const FATES: Readonly<Record<Fate, { sign: string; name: string; meaning: string }>> = {
  loads: { sign: '✓', name: 'loads', meaning: 'accepted, with the semantics of its version' },
  throws: { sign: '↩', name: 'throws', meaning: 'rejected with an error that can be caught, as it must be' },
  died: { sign: '✕', name: 'SIGSEGV …', meaning: 'the process died, past any try/catch' },
  accepts: { sign: '▲', name: 'accepts', meaning: 'loaded silently although it is too new' },
  'loads≠': { sign: '≠', name: 'loads≠', meaning: 'loaded, with the semantics of another version' },
  refuses: { sign: '⊘', name: 'refuses', meaning: 'an error although it must load' },
  hangs: { sign: '∞', name: 'hangs', meaning: 'no answer within the time limit' },
};

const FATE_CLASS: Readonly<Record<Fate, string>> = {
  loads: 'loads',
  throws: 'throws',
  died: 'died',
  accepts: 'accepts',
  'loads≠': 'differs',
  refuses: 'refuses',
  hangs: 'hangs',
};

/** Runtimes down, declared versions across: what becomes of loading an addon. */
export function loadMatrix(model: Model): Markup {
  const { runtimes, targets, fates } = model;
  if (fates.size === 0) return nothing;
  const groups = headings(targets, Math.max(...runtimes.map(({ napiVersion }) => napiVersion)));
  const rows = runtimes.map((runtime) => row(model, runtime, groups));
  const seen = new Set(runtimes.flatMap(({ id }) => targets.map((target) => fates.get(id, target.id)?.fate)));
  return markup`<section id="loading" aria-labelledby="loading-title">
    <h2 id="loading-title">What becomes of an addon that declares …</h2>
    <div class="wide" role="region" aria-label="Table of loads" tabindex="0">
      <table class="loads">
        <thead>
          <tr>
            <td rowspan="2"></td>
            ${groups.map(
              ({ title, targets: columns }) =>
                markup`<th scope="colgroup" colspan="${columns.length}">${title}</th>`,
            )}
          </tr>
          <tr>
            ${groups.map(({ targets: columns }) => columns.map(({ id }) => markup`<th scope="col">${targetLabel(id)}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <ul class="legend" aria-label="Legend">
      ${legend(seen)}
      <li><b class="tag known">known</b> for a reason that is recorded</li>
      <li><b class="tag new">new</b> for none</li>
    </ul>
  </section>`;
}

interface Heading {
  readonly title: string;
  readonly targets: readonly Target[];
}

function headings(targets: readonly Target[], newest: number): Heading[] {
  const titles = targets.map(({ declared }) => {
    if (declared === null || declared < DEFAULT_VERSION) return 'nothing, or less than 8';
    if (declared === EXPERIMENTAL) return ' ';
    return declared <= newest ? 'a stable version' : 'what no runtime here supports';
  });
  return [...new Set(titles)].map((title) => ({
    title,
    targets: targets.filter((_target, index) => titles[index] === title),
  }));
}

function row(model: Model, runtime: ReportRuntime, groups: readonly Heading[]): Markup {
  const cells = groups.flatMap((group) =>
    group.targets.map(({ id }, index) => cell(model.fates.get(runtime.id, id), index === 0)),
  );
  return markup`<tr>
    <th scope="row">
      <span class="name">${runtime.id}</span>
      <span class="about">supports ${runtime.napiVersion} · ${runtimeVerdict(model, runtime)}</span>
    </th>
    ${cells}
  </tr> `;
}

function cell(entry: LoadFate | undefined, isFirst: boolean): Markup {
  const edge = isFirst ? ' first' : '';
  if (entry === undefined) return markup`<td class="${edge}"><span class="fate none">not asked</span></td>`;
  const tag =
    entry.state === 'conforms' ? nothing : markup` <b class="tag ${entry.state}">${entry.state}</b>`;
  return markup`<td class="${edge}">
    <a class="fate ${FATE_CLASS[entry.fate]}" href="${fragment({ cell: entry.cell })}"
      ><span class="sign" aria-hidden="true">${FATES[entry.fate].sign}</span>
      <span class="word">${printable(entry.text, 20)}</span>${tag}</a
    >
  </td>`;
}

function legend(seen: ReadonlySet<Fate | undefined>): Markup[] {
  return (Object.keys(FATES) as Fate[])
    .filter((fate) => seen.has(fate))
    .map((fate) => {
      const { sign, name, meaning } = FATES[fate];
      return markup`<li>
        <span class="fate ${FATE_CLASS[fate]}"
          ><span class="sign" aria-hidden="true">${sign}</span> ${name}</span
        >
        ${meaning}
      </li> `;
    });
}
