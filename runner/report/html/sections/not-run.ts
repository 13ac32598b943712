import { markup, nothing, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';
import { count, thousands } from '../../../shared/count.ts';

/** Cells that a runtime cannot run, one line per reason. They count neither as pass nor as fail. */
export function notRun({ report }: Model): Markup {
  const reasons = new Map<string, number>();
  for (const { verdict, outcome } of report.cells) {
    if (verdict !== 'unsupported') continue;
    const reason = outcome.reason ?? 'no reason given';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (reasons.size === 0) return nothing;
  const lines = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1));
  return markup`<section id="not-run" aria-labelledby="not-run-title">
    <h2 id="not-run-title">Not run</h2>
    <details>
      <summary>
        ${count(report.counts.unsupported, 'cell needs', 'cells need')} something that the runtime does not
        have. They count neither as pass nor as fail.
      </summary>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Cells</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ([reason, cells]) =>
              markup`<tr>
                <td>${thousands(cells)}</td>
                <td>${reason}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </details>
  </section>`;
}
