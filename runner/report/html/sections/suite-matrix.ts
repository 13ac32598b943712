import { CELL_STATES, SEVERITIES } from '../../../run/judge/cell-states.ts';
import { classOf, meaningOf, signOf, type Appearance } from '../appearance.ts';
import { thousands } from '../../../shared/count.ts';
import { fragment } from '../links.ts';
import { markup, type Markup } from '../markup.ts';
import type { Model, ReportRuntime, SuiteModel } from '../model.ts';
import { appearancesIn, tallyOf } from '../tally.ts';

/** Parts of a bar: its smallest is one, its sum about this. */
const PARTS = 20;

/** Suites down, runtimes across: how many cells conform, and a bar of how all of them came out. */
export function suiteMatrix(model: Model): Markup {
  const { runtimes, suites } = model;
  return markup`<section id="suites" aria-labelledby="suites-title">
    <h2 id="suites-title">Suites</h2>
    <p class="hint">Cells that conform, of those that ran. The bar shows the share of each result.</p>
    <div class="wide">
      <table class="suites" data-roving="a">
        <thead>
          <tr>
            <th scope="col">Suite</th>
            ${runtimes.map(({ id }) => markup`<th scope="col">${headingOf(id)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${suites.map(
            (suite) =>
              markup`<tr>
                <th scope="row">
                  <a href="${fragment({ suite: suite.name })}">${suite.name}</a>
                  <span class="about">${subject(suite)}</span>
                </th>
                ${runtimes.map((runtime) => place(model, suite, runtime))}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${legend(model)}
  </section>`;
}

/** `node@22.23.3`, which may break after its name. */
export function headingOf(id: string): Markup {
  const [name = id, ...version] = id.split('@');
  return version.length === 0 ? markup`${name}` : markup`${name}@<wbr />${version.join('@')}`;
}

/** The title of a suite without its name. */
function subject({ title }: SuiteModel): string {
  const text = title.replace(/^[^:]*: /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function place(model: Model, suite: SuiteModel, runtime: ReportRuntime): Markup {
  const appearances = appearancesIn(model, [suite], runtime);
  const { states, ran } = tallyOf(appearances);
  if (ran === 0) return markup`<td><span class="about">not run</span></td>`;
  const kinds = kindsOf(appearances);
  const title = kinds.map(({ of, count }) => `${thousands(count)} ${meaningOf(of)}`).join(', ');
  const class_ = states.conforms === ran ? 'all' : 'some';
  return markup`<td>
    <a class="place" href="${fragment({ suite: suite.name, runtime: runtime.id })}" title="${title}"
      ><span class="hidden">${suite.name} in ${runtime.id}: </span
      ><span class="sum ${class_}">${thousands(states.conforms)}<span class="of">/${thousands(ran)}</span></span>
      <span class="bar" aria-hidden="true">${kinds.map(({ of, count }) => bar(of, count, ran))}</span></a
    >
  </td>`;
}

interface Kind {
  readonly of: Appearance;
  readonly count: number;
}

/** The states of the cells that ran, the worst first. */
function kindsOf(appearances: readonly Appearance[]): Kind[] {
  const kinds = new Map<string, { of: Appearance; count: number }>();
  for (const of of appearances) {
    if (of.state === 'unsupported') continue;
    const kind = kinds.get(classOf(of));
    if (kind) kind.count += 1;
    else kinds.set(classOf(of), { of, count: 1 });
  }
  return [...kinds.values()].sort((a, b) => rank(a.of) - rank(b.of));
}

function rank({ state, severity }: Appearance): number {
  return CELL_STATES[state].rank * 4 + (severity === null ? 3 : SEVERITIES.indexOf(severity));
}

/** The policy of the page allows no style attribute, so that widths are classes. */
function bar(of: Appearance, count: number, all: number): Markup {
  const parts = Math.max(1, Math.round((PARTS * count) / all));
  return markup`<i class="${classOf(of)} g${parts}"></i>`;
}

/** Only what there is. */
function legend({ runtimes, suites }: Model): Markup {
  const kinds = kindsOf(appearancesIn({ runtimes }, suites));
  return markup`<ul class="legend" aria-label="Legend">
    ${kinds.map(({ of }) => markup`<li><i class="square ${classOf(of)}" aria-hidden="true">${signOf(of)}</i> ${meaningOf(of)}</li> `)}
  </ul>`;
}
