import { count } from '../../../shared/count.ts';
import { dayText } from '../date-text.ts';
import type { LastChange } from '../last-change.ts';
import { fragment } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';

/** The most changes that are listed. */
const LISTED = 20;

/** The results that differed from the run before, in the newest run that has any. */
export function changes(change: LastChange | null): Markup {
  if (change === null) return nothing;
  const { date, rules } = change;
  const more = rules.length - LISTED;
  return markup`<section id="changes" aria-labelledby="changes-title">
    <h2 id="changes-title">Last change: ${dayText(date)}</h2>
    <ul class="plain-list" data-roving="a">
      ${rules.slice(0, LISTED).map(
        ({ rule, runtime }) =>
          markup`<li>
            <a href="${fragment({ runtime: runtime.id, text: rule })}">${rule}</a> in ${runtime.id}
          </li> `,
      )}
      ${more > 0 ? markup`<li>and ${count(more, 'more result')}</li>` : nothing}
    </ul>
  </section>`;
}
