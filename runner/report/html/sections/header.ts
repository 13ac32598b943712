import { projectAddress } from '../../../shared/project-address.ts';
import { timeElement } from '../date-text.ts';
import type { HtmlExtras } from '../extras.ts';
import { count } from '../../../shared/count.ts';
import { isWebAddress } from '../links.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';

/** The date and size of the run, and links to the rest of the page. */
export function header(
  model: Model,
  { startedAt, project = projectAddress }: HtmlExtras,
  hasChanges: boolean,
): Markup {
  const { tool, platform, profile } = model.report;
  const facts = [
    ...(startedAt === undefined ? [] : [timeElement(startedAt)]),
    [platform.os, platform.arch, platform.libc ?? [], platform.emulated ? 'emulated' : []].flat().join(' '),
    `${tool.name} ${tool.version}`,
    ...(profile === 'all' ? [] : [`profile: ${profile}`]),
    sizeText(model),
  ];
  return markup`<header class="page">
    <h1>Node-API conformance</h1>
    <p class="facts">
      ${facts.map((fact) => markup`<span>${fact}</span> `)}
    </p>
    <nav aria-label="On this page">
      ${hasChanges ? markup`<a href="#changes">Changes</a> ` : nothing}<a href="#differences">Deviations</a>
      <a href="#suites">Suites</a> <a href="#rules">Every rule</a>
      ${project !== undefined && isWebAddress(project) ? markup`<a href="${project}" rel="noreferrer">Project</a>` : nothing}
    </nav>
  </header>`;
}

/** A rule is not run for every declared version, so the three numbers do not multiply to the number of cells. */
function sizeText({ report, suites, targets, runtimes }: Model): string {
  const columns = suites.flatMap(({ rules }) =>
    rules.map(({ cells }) => targets.filter((_target, column) => cells.some((row) => row[column])).length),
  );
  const [least, most] = [Math.min(...columns), Math.max(...columns)];
  const versions = least === most ? String(most) : `${least} to ${most}`;
  return (
    `${count(report.cells.length, 'cell')}: ${count(report.rules.length, 'rule')} for ${versions} declared ` +
    `${most === 1 ? 'version' : 'versions'} each, in ${count(runtimes.length, 'runtime')}`
  );
}
