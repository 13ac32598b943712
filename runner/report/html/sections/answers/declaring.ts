import { DEFAULT_VERSION, type Target } from '../../../../../suites/target.ts';
import { groupBy } from '../../../../shared/group-by.ts';
import { enginesRange, FIRST_RELEASES_SOURCE, floors } from '../../../../shared/node-api-releases.ts';
import type { JudgedLoad } from '../../../load-outcomes.ts';
import { commandLine } from '../../command.ts';
import { listText, runtimesText } from '../../families.ts';
import { webLink } from '../../links.ts';
import { markup, nothing, type Markup } from '../../markup.ts';
import type { Model } from '../../model.ts';
import { answer } from './answer.ts';

/** Where does an addon load that declares the newest version, or an older one? */
export function declaring(model: Model): Markup {
  const stable = stableTargets(model);
  const newest = stable.at(-1);
  if (newest?.declared == null) return nothing;
  const older = byOutcomes(model, stable.slice(0, -1));
  return answer(
    `Declaring ${newest.id}`,
    markup`<p>
        An addon that declares ${newest.id} ${outcomesText(model, newest)}.
        ${older.map(({ ids, text }) => markup`<span>An addon that declares ${listText(ids, 'or')} ${text}.</span> `)}
      </p>
      ${recorded(newest.declared)}`,
  );
}

function stableTargets({ runtimes, targets }: Model): Target[] {
  const newest = Math.max(...runtimes.map(({ napiVersion }) => napiVersion));
  return targets.filter(
    ({ declared }) => declared !== null && declared >= DEFAULT_VERSION && declared <= newest,
  );
}

/** Versions with the same outcome everywhere share a sentence. */
function byOutcomes(model: Model, targets: readonly Target[]): { ids: string[]; text: string }[] {
  const byText = groupBy(targets, (target) => outcomesText(model, target));
  return [...byText].map(([text, alike]) => ({ text, ids: alike.map(({ id }) => id) }));
}

/** `loads in Node.js 22.23.3 and Bun 1.4.5, kills the process in Node.js 18.20.8` */
function outcomesText({ runtimes, loads }: Model, { id }: Target): string {
  const byEnding = groupBy(runtimes, (runtime) => endingOf(loads.get(runtime.id, id)));
  const parts = [...byEnding].map(([ending, those]) => ({
    ending,
    text: `${ending} ${runtimesText(those, runtimes)}`,
  }));
  const measured = parts.filter(({ ending }) => ending !== NOT_MEASURED).sort(loadsFirst);
  if (measured.length === 0) return 'was not measured';
  return [...measured, ...parts.filter((part) => !measured.includes(part))]
    .map(({ text }) => text)
    .join('; it ');
}

const LOADS = 'loads in';
const NOT_MEASURED = 'was not measured in';

function loadsFirst(a: { readonly ending: string }, b: { readonly ending: string }): number {
  return Number(b.ending === LOADS) - Number(a.ending === LOADS);
}

function endingOf(load: JudgedLoad | undefined): string {
  switch (load?.outcome) {
    case undefined:
      return NOT_MEASURED;
    case 'loads':
      return LOADS;
    case 'loads≠':
      return 'loads with the semantics of another version in';
    case 'died':
      return `kills the process (${load.text}) in`;
    case 'hangs':
      return 'hangs the process in';
    case 'accepts':
      return 'is loaded although it is too new by';
    case 'throws':
    case 'refuses':
      return 'is rejected with an error by';
  }
}

/** Not measured here, and marked so. */
function recorded(version: number): Markup {
  const range = enginesRange(version);
  const since = floors(version);
  if (range === undefined || since === undefined) return nothing;
  return markup`<p class="about">
      Measured in these releases only. Recorded, not measured: Node-API ${version} came with Node.js ${listText(since)}
      (${webLink(FIRST_RELEASES_SOURCE.url, FIRST_RELEASES_SOURCE.title)}).
    </p>
    ${commandLine(`"engines": { "node": "${range}" }`)}`;
}
