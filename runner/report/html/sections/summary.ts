import type { FamilyDeviations } from '../causes.ts';
import type { HtmlExtras } from '../extras.ts';
import { markup, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';
import { declaring } from './answers/declaring.ts';
import { differences } from './answers/differences.ts';
import { repeat } from './answers/repeat.ts';
import { tooNew } from './answers/too-new.ts';

/** The questions that most readers have, each answered in sentences that stand alone. */
export function summary(model: Model, deviations: readonly FamilyDeviations[], extras: HtmlExtras): Markup {
  return markup`<section id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title">Summary</h2>
    <div class="answers">
      ${tooNew(model)} ${declaring(model)} ${differences(model, deviations)} ${repeat(model, deviations, extras)}
    </div>
  </section>`;
}
