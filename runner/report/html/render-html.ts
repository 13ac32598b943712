import type { Report } from '../schema.ts';
import { readScript, readStyle } from './assets.ts';
import { cspHash, embeddedJson } from './embed.ts';
import type { HtmlExtras } from './extras.ts';
import { markup, trusted, type Markup } from './markup.ts';
import { modelOf } from './model.ts';
import { pageData } from './page-data.ts';
import { deviationsByCause } from './causes.ts';
import { lastChange } from './last-change.ts';
import { changes } from './sections/changes.ts';
import { deviationList } from './sections/deviations.ts';
import { header } from './sections/header.ts';
import { loadMatrix } from './sections/load-matrix.ts';
import { notRun } from './sections/not-run.ts';
import { ruleTables } from './sections/rule-tables.ts';
import { suiteMatrix } from './sections/suite-matrix.ts';
import { summary } from './sections/summary.ts';
import { verdictStrip } from './sections/verdict-strip.ts';

/**
 * A report as one HTML page that needs nothing beside it: no file, no network, and no script to be read. Whatever a
 * runtime said is text in it.
 */
export function renderHtml(report: Report, extras: HtmlExtras = {}): string {
  const model = modelOf(report);
  const deviations = deviationsByCause(model);
  const change = lastChange(model, extras.history);
  const style = readStyle() + onlyRuntime(report.runtimes.length);
  const script = readScript();
  const policy = `default-src 'none'; style-src ${cspHash(style)}; script-src ${cspHash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>Node-API conformance: ${report.runtimes.map(({ id }) => id).join(', ')}</title>
        <link rel="icon" href="data:," />
        <style>${trusted(style)}</style>
      </head>
      <body>
        <a class="skip" href="#rules">Skip to the filter and every rule</a>
        ${header(model, extras, change !== null)}
        <main id="main">
          ${verdictStrip(model, deviations, change)} ${summary(model, deviations, extras)} ${loadMatrix(model)}
          ${changes(change)} ${deviationList(model, deviations, extras)} ${suiteMatrix(model)}
          ${ruleTables(model)} ${notRun(model)}
        </main>
        ${footer(report)}
        <p class="notice" role="status"></p>
        <dialog aria-labelledby="cell-title"></dialog>
        <script type="application/json" id="data">${trusted(embeddedJson(pageData(model, extras)))}</script>
        <script>${trusted(script)}</script>
      </body>
    </html> `;
  return page.text;
}

function footer({ runtimes, headers }: Report): Markup {
  return markup`<footer>
    <h2>Runtimes</h2>
    <div class="wide" role="region" aria-label="Runtimes" tabindex="0">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Runtime</th>
            <th scope="col">Version</th>
            <th scope="col">Supports Node-API</th>
            <th scope="col">Engine</th>
            <th scope="col">SHA-256 of the executable</th>
          </tr>
        </thead>
        <tbody>
          ${runtimes.map(
            ({ id, version, napiVersion, engine, sha256 }) =>
              markup`<tr>
                <th scope="row">${id}</th>
                <td>${version}</td>
                <td>${napiVersion}</td>
                <td>${engine}</td>
                <td><code>${sha256 ?? 'not known'}</code></td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p>Addons compiled against node-api-headers ${headers.version}.</p>
  </footer>`;
}

/** The styles that show the column of one runtime alone in the tables of rules. */
function onlyRuntime(runtimes: number): string {
  return Array.from(
    { length: runtimes },
    (_, index) =>
      `[data-only="${index}"] table.rules :is(th,td):nth-child(n+2):not(:nth-child(${index + 2})){display:none}\n`,
  ).join('');
}
