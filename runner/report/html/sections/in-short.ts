import {
  compareTargets,
  DEFAULT_VERSION,
  effectiveVersion,
  EXPERIMENTAL,
} from '../../../../suites/target.ts';
import type { LoadFate } from '../../load-fates.ts';
import { printable } from '../../../shared/printable.ts';
import { commandLine, commandOf } from '../command.ts';
import { familiesOf, familyId, versionsText, type Family } from '../families.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model, ReportRuntime } from '../model.ts';
import { numberText } from '../state-marks.ts';
import type { FamilyDeviations } from '../reasons.ts';

/** As much of a reason is told, in characters: all of it stands further down. */
const REASON_LIMIT = 140;

/** The questions that most readers come with, answered from what was observed. */
export function inShort(model: Model, deviations: readonly FamilyDeviations[]): Markup {
  return markup`<section id="in-short" aria-labelledby="in-short-title">
    <h2 id="in-short-title">In short</h2>
    <dl class="answers">
      ${tooNew(model)} ${sinceWhen(model)} ${whatDiffers(deviations)} ${howToRepeat(model, deviations)}
    </dl>
  </section>`;
}

/** Which runtimes crash on an addon that is too new for them, and what do the others do? */
function tooNew({ runtimes, targets, fates }: Model): Markup {
  const endings = new Map<string, ReportRuntime[]>();
  for (const runtime of runtimes) {
    const rejected = targets.filter(
      ({ declared }) => effectiveVersion(declared, runtime.napiVersion) === 'rejected',
    );
    for (const text of new Set(rejected.flatMap(({ id }) => ending(fates.get(runtime.id, id)) ?? []))) {
      endings.set(text, [...(endings.get(text) ?? []), runtime]);
    }
  }
  if (endings.size === 0) return nothing;
  const lines = [...endings].map(([text, those]) => markup`<li><b>${text}</b>: ${named(those)}</li>`);
  return answer('An addon declares more than the runtime supports', list(lines));
}

function ending(fate: LoadFate | undefined): string | undefined {
  if (fate === undefined) return undefined;
  switch (fate.fate) {
    case 'died':
      return `The process dies (${fate.text})`;
    case 'accepts':
      return 'It loads silently';
    case 'throws':
      return 'It is rejected with an error, as it must be';
    default:
      return `It ${fate.text}`;
  }
}

/** Since which release does an addon load that declares this version? */
function sinceWhen(model: Model): Markup {
  const { runtimes, targets } = model;
  const newest = Math.max(...runtimes.map(({ napiVersion }) => napiVersion));
  const stable = targets.filter(
    ({ declared }) =>
      declared !== null && declared >= DEFAULT_VERSION && declared <= newest && declared !== EXPERIMENTAL,
  );
  const families = familiesOf(runtimes);
  const lines = stable.sort(compareTargets).map(({ id }) => {
    const works = families.flatMap((family) => worksIn(model, family, id) ?? []);
    return markup`<li><b>${id}</b> ${works.length === 0 ? 'in none of these' : works.join('; ')}</li>`;
  });
  return lines.length === 0 ? nothing : answer('Where a version works', list(lines));
}

/** `node from 22.23.3 on`, as far as these releases tell. */
function worksIn({ fates }: Model, { name, runtimes }: Family, target: string): string | undefined {
  const works = runtimes.map(({ id }) => {
    const fate = fates.get(id, target);
    return fate?.fate === 'loads' && fate.state === 'conforms';
  });
  const first = works.indexOf(true);
  if (first === -1) return undefined;
  if (works.every(Boolean))
    return runtimes.length === 1 ? versionsText(name, runtimes) : `every ${name} here`;
  const since = runtimes[first];
  if (since !== undefined && works.slice(first).every(Boolean)) return `${name} from ${since.version} on`;
  return versionsText(
    name,
    runtimes.filter((_runtime, index) => works[index]),
  );
}

/** What does each kind of runtime do differently? */
function whatDiffers(deviations: readonly FamilyDeviations[]): Markup {
  const lines = deviations.map(({ family, cells, reasons, otherwise }) => {
    if (cells === 0) {
      return markup`<li><b>${family.name}</b> ${otherwise === 'conforms' ? 'nothing: it conforms' : otherwise}</li>`;
    }
    const many = `${numberText(cells)} cells, for ${reasons.length} ${reasons.length === 1 ? 'reason' : 'reasons'}`;
    return markup`<li>
      <a href="#${familyId(family)}"><b>${family.name}</b></a> ${many} ${aboveAll(reasons)}
    </li>`;
  });
  return answer('What a runtime does differently', list(lines));
}

/** The reason that is given for most cells. */
function aboveAll(reasons: FamilyDeviations['reasons']): Markup {
  const [first] = reasons.filter(({ reason }) => reason !== undefined).sort((a, b) => b.cells - a.cells);
  return first?.reason === undefined
    ? nothing
    : markup`<span class="about">Above all: ${printable(first.reason, REASON_LIMIT)}</span>`;
}

/** How is it repeated? With the worst there is to see. */
function howToRepeat({ runtimes, fates, report }: Model, deviations: readonly FamilyDeviations[]): Markup {
  const died = runtimes.flatMap(({ id }) =>
    report.targets.flatMap((target) => {
      const fate = fates.get(id, target.id);
      return fate?.fate === 'died' ? [fate.cell] : [];
    }),
  );
  const id = died[0] ?? deviations[0]?.reasons[0]?.groups[0]?.first.id ?? report.cells[0]?.id;
  const cell = report.cells.find((candidate) => candidate.id === id);
  const runtime = runtimes.find((candidate) => candidate.id === cell?.runtime);
  if (cell === undefined || runtime === undefined) return nothing;
  return answer(
    'How to repeat it',
    markup`<p>Every cell has a command of its own in its details, as</p>
      ${commandLine(commandOf(cell, runtime))}`,
  );
}

function list(lines: readonly Markup[]): Markup {
  return markup`<ul>
    ${lines}
  </ul>`;
}

function answer(question: string, text: Markup): Markup {
  return markup`<div>
    <dt>${question}</dt>
    <dd>${text}</dd>
  </div>`;
}

function named(runtimes: readonly ReportRuntime[]): string {
  return familiesOf(runtimes)
    .map((family) => versionsText(family.name, family.runtimes))
    .join('; ');
}
