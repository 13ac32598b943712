import Builder from 'fast-xml-builder';
import { canonicalJson } from '../../../suites/json.ts';
import { CELL_STATES, statesOf, type CellState, type CellStateInfo } from '../../run/judge/cell-states.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../schema.ts';
import { stateText } from '../state-text.ts';
import { findingsOf, type Finding } from './findings.ts';
import type { Format } from './format.ts';
import { groupBy } from '../../shared/group-by.ts';
import { xmlText } from './xml-text.ts';

type Outcome = CellStateInfo['junit'];

type Element = Readonly<Record<string, unknown>>;

/** A test of JUnit, and what it counts for. */
interface TestCase {
  readonly outcome: Outcome;
  readonly element: Element;
}

// Without the last one an attribute that says "true" would lose its value.
const xml = new Builder({
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** junit.xml: a testsuite per runtime and suite, a testcase per cell. There are no times: the report has none. */
export const junit: Format = {
  render: (report) => [{ name: 'junit.xml', text: document(report) }],
};

function* document(report: Report): Generator<string> {
  const findings = findingsOf(report).map(findingCase);
  const stateOf = statesOf(report);
  const outcomes = report.cells.map((cell) => CELL_STATES[stateOf(cell)].junit);
  const all = [...outcomes, ...findings.map(({ outcome }) => outcome)];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `${xml.build({ testsuites: { '@_name': 'napi-matrix', ...totals(all) } }).replace('/>\n', '>')}\n`;
  for (const [name, cells] of suitesOf(report)) {
    yield suite(
      name,
      cells.map((cell) => cellCase(cell, stateOf(cell))),
    );
  }
  if (findings.length > 0) yield suite('napi-matrix', findings);
  yield '</testsuites>\n';
}

/** Runtimes in their order, each with its suites in the order of its cells. */
function suitesOf({ runtimes, cells }: Report): [name: string, cells: readonly CellRecord[]][] {
  const perRuntime = groupBy(cells, ({ runtime }) => runtime);
  return runtimes.flatMap(({ id }) => [...groupBy(perRuntime.get(id) ?? [], suiteName)]);
}

/** Jenkins takes what is before the last dot for a package, so it groups by runtime; GitLab shows the whole. */
function suiteName({ runtime, rule }: CellRecord): string {
  return `${runtime}.${rule.split('/')[0] ?? ''}`;
}

function suite(name: string, cases: readonly TestCase[]): string {
  const testsuite = {
    '@_name': xmlText(name),
    ...totals(cases.map(({ outcome }) => outcome)),
    testcase: cases.map(({ element }) => ({ '@_classname': xmlText(name), ...element })),
  };
  return xml.build({ testsuite });
}

function totals(outcomes: readonly Outcome[]): Element {
  const counts = { passed: 0, failure: 0, error: 0, skipped: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return {
    '@_tests': outcomes.length,
    '@_failures': counts.failure,
    '@_errors': counts.error,
    '@_skipped': counts.skipped,
  };
}

function cellCase(cell: CellRecord, state: CellState): TestCase {
  const outcome = CELL_STATES[state].junit;
  const result = { '@_type': state, '@_message': xmlText(stateText(cell, state)) };
  const details = xmlText(detailsOf(cell));
  const stderr = xmlText(cell.outcome.stderrTail ?? '');
  const element = {
    '@_name': xmlText(`${cell.rule}@${cell.target}`),
    ...(outcome === 'skipped' && { skipped: result }),
    ...((outcome === 'failure' || outcome === 'error') && { [outcome]: { ...result, '#text': details } }),
    // Surefire's word for it. The failure beside it is there because a flaky cell fails the run.
    ...(state === 'flaky' && { flakyFailure: result }),
    ...(outcome === 'skipped' && state !== 'unsupported' && { 'system-out': details }),
    ...(stderr !== '' && { 'system-err': stderr }),
  };
  return { outcome, element };
}

function detailsOf(cell: CellRecord): string {
  const expected =
    cell.expected === undefined ? [] : [`expected: ${printable(canonicalJson(cell.expected))}`];
  return [...expected, `observed: ${outcomeText(cell)}`].join('\n');
}

function findingCase({ name, kind, text }: Finding): TestCase {
  const outcome = kind === 'missing' ? 'error' : 'failure';
  const element = {
    '@_name': xmlText(printable(name)),
    [outcome]: { '@_type': kind, '@_message': xmlText(printable(text)) },
  };
  return { outcome, element };
}
