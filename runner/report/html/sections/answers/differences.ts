import { printable } from '../../../../shared/printable.ts';
import type { Cause, FamilyDeviations } from '../../causes.ts';
import { count, thousands } from '../../../../shared/count.ts';
import { familyId, familyTitle } from '../../families.ts';
import { markup, type Markup } from '../../markup.ts';
import type { Model } from '../../model.ts';
import { answer } from './answer.ts';

/** The most causes that are named here; the section on deviations has all. */
const NAMED = 2;

/** Longest sentence here, in characters. */
const TITLE_LIMIT = 75;

/** The answer to: how does each family of runtimes differ? */
export function differences({ runtimes }: Model, deviations: readonly FamilyDeviations[]): Markup {
  const lines = deviations.map((family) => markup`<li>${familyLine(family)}</li> `);
  return answer(
    runtimes.length === 1 ? 'What this runtime does differently' : 'What each runtime does differently',
    markup`<ul>
      ${lines}
    </ul>`,
  );
}

function familyLine({ family, causes, cells, otherwise }: FamilyDeviations): Markup {
  const name = markup`<b>${familyTitle(family.name)}</b>`;
  if (cells === 0) return markup`${name}: ${otherwise === 'conforms' ? 'nothing: it conforms' : otherwise}`;
  const named = causes.slice(0, NAMED).map(causeText);
  const rest = causes.length > NAMED ? `all ${count(causes.length, 'cause')}` : 'details';
  return markup`${name}: ${named.join('; ')}. <a href="#${familyId(family)}">${rest}<span class="hidden"> of ${familyTitle(family.name)}</span></a>`;
}

/** `Deno never reads the declaration (died in 3 of 205 cells)` */
function causeText({ title, state, cells, severities: { died, hung } }: Cause): string {
  const ends = died > 0 ? died : hung;
  const how = died > 0 ? 'died' : 'hung';
  const extent =
    ends === 0
      ? count(cells, 'cell')
      : ends === cells
        ? `${how} in ${count(cells, 'cell')}`
        : `${how} in ${thousands(ends)} of ${count(cells, 'cell')}`;
  return `${printable(title, TITLE_LIMIT)} (${state === 'known' ? '' : `${state}, `}${extent})`;
}
