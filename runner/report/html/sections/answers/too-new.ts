import { effectiveVersion } from '../../../../../suites/target.ts';
import type { JudgedLoad, LoadOutcome } from '../../../load-outcomes.ts';
import { runtimesText } from '../../families.ts';
import { markup, nothing, type Markup } from '../../markup.ts';
import type { Model, ReportRuntime } from '../../model.ts';
import { answer } from './answer.ts';

/** Outcomes of loading an addon that must be rejected, the worst first. */
const ENDINGS: Partial<Record<LoadOutcome, (text: string) => string>> = {
  died: (text) => `kills the process (${text}) in`,
  hangs: () => 'hangs the process in',
  accepts: () => 'is loaded without an error by',
  throws: () => 'is rejected with an error by',
};
const WORST_FIRST = Object.keys(ENDINGS) as LoadOutcome[];

/** Which runtimes crash on an addon that is too new for them, and what do the others do? */
export function tooNew({ runtimes, targets, loads }: Model): Markup {
  const endings = new Map<string, { outcome: LoadOutcome; runtimes: Set<ReportRuntime> }>();
  for (const runtime of runtimes) {
    for (const { id, declared } of targets) {
      if (effectiveVersion(declared, runtime.napiVersion) !== 'rejected') continue;
      const load = loads.get(runtime.id, id);
      const text = load && textOf(load);
      if (load === undefined || text === undefined) continue;
      const ending = endings.get(text);
      if (ending) ending.runtimes.add(runtime);
      else endings.set(text, { outcome: load.outcome, runtimes: new Set([runtime]) });
    }
  }
  if (endings.size === 0) return nothing;
  const parts = [...endings]
    .sort(([, a], [, b]) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome))
    .map(([text, ending]) => `${text} ${runtimesText([...ending.runtimes], runtimes)}`);
  return answer(
    'An addon that is too new',
    markup`<p>
      An addon that declares a newer version than the runtime supports must be rejected with an error. It
      ${parts.join('; it ')}.
    </p>`,
  );
}

function textOf({ outcome, text }: JudgedLoad): string | undefined {
  return ENDINGS[outcome]?.(text);
}
