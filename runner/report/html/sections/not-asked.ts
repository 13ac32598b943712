import { markup, nothing, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';
import { numberText } from '../state-marks.ts';

/** What could not be asked, in a line per reason: neither a pass nor a failure. */
export function notAsked({ report }: Model): Markup {
  const reasons = new Map<string, number>();
  for (const { verdict, outcome } of report.cells) {
    if (verdict !== 'unsupported') continue;
    const reason = outcome.reason ?? 'no reason given';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (reasons.size === 0) return nothing;
  const lines = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  return markup`<section id="not-asked" aria-labelledby="not-asked-title">
    <h2 id="not-asked-title">Not asked</h2>
    <details>
      <summary>
        ${numberText(report.counts.unsupported)} cells ask for something that their runtime does not have;
        that is neither a pass nor a failure.
      </summary>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Cells</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ([reason, cells]) =>
              markup`<tr>
                <td>${numberText(cells)}</td>
                <td>${reason}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </details>
  </section>`;
}
