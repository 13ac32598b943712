import type { Report } from '../../schema.ts';
import { staleLines } from '../../summary.ts';
import type { HtmlExtras } from '../extras.ts';
import { markup, nothing, type Markup } from '../markup.ts';
import type { Model } from '../model.ts';
import { STATES } from '../../../run/judge/cell-states.ts';
import { countText, numberText } from '../state-marks.ts';

/** What was tested, when, and what came of it. */
export function header({ report, runtimes, targets }: Model, { startedAt }: HtmlExtras): Markup {
  const { tool, platform, profile } = report;
  const facts = [
    `${numberText(report.rules.length)} rules × ${targets.length} declared versions × ${runtimes.length} runtimes`,
    `${numberText(report.cells.length)} cells`,
    [platform.os, platform.arch, platform.libc ?? ''].join(' '),
    `profile: ${profile}`,
    `${tool.name} ${tool.version}`,
  ];
  return markup`<header class="page">
    <h1>Node-API conformance</h1>
    <p class="tagline">What a declared version does, in every runtime</p>
    <p class="facts">
      ${startedAt === undefined ? nothing : when(startedAt)}${facts.map((fact) => markup`<span>${fact}</span> `)}
    </p>
    ${verdict(report)}
  </header>`;
}

function when(startedAt: string): Markup {
  const date = new Date(startedAt);
  const text = Number.isNaN(date.getTime())
    ? startedAt
    : date.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC';
  return markup`<span><time datetime="${startedAt}">${text}</time></span> `;
}

const FAILING = ['deviates', 'error', 'missing', 'flaky', 'fixed', 'stale'] as const;

function verdict({ counts, stale }: Report): Markup {
  const fails = FAILING.some((key) => counts[key] > 0);
  const states = STATES.map((state) => [state, counts[state === 'new' ? 'deviates' : state]] as const)
    .filter(([state, count]) => count > 0 || state === 'new' || state === 'conforms')
    .map(([state, count]) => markup`<li class="count ${state}">${countText(count, state)}</li>`);
  const missing =
    counts.missing === 0
      ? nothing
      : markup`<li class="count new">${numberText(counts.missing)} missing: the run was cut short</li>`;
  return markup`<div class="verdict ${fails ? 'fails' : 'passes'}">
    <p><strong>${fails ? 'Something is not as known' : 'Nothing new'}</strong></p>
    <ul>
      ${states}${missing}
    </ul>
    ${
      stale.length === 0
        ? nothing
        : markup`<ul class="stale">
            ${staleLines(stale).map((line) => markup`<li>${line}</li>`)}
          </ul>`
    }
  </div>`;
}
