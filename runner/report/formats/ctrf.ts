import { stripVTControlCharacters } from 'node:util';
import { CELL_STATES, statesOf, type CellState } from '../../run/judge/cell-states.ts';
import { exitCode, EXIT } from '../../run/judge/exit-code.ts';
import { unmetIn } from '../conformance.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../schema.ts';
import { stateText } from '../state-text.ts';
import { findingsOf, type Finding } from './findings.ts';
import type { Extras, Format } from './format.ts';
import { spanOf } from '../timings.ts';

/** The version of the specification whose schema the tests check against. */
const SPEC_VERSION = '0.0.0';

const STATUSES = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;
type Status = (typeof STATUSES)[number];

interface CtrfTest {
  readonly name: string;
  readonly status: Status;
  readonly [field: string]: unknown;
}

/**
 * ctrf-report.json, of https://ctrf.io. The format requires times: those of the run are 0 when timings.json lacks
 * them, and a cell has none of its own, for cells share processes.
 */
export const ctrf: Format = {
  render: (report, extras) => [{ name: 'ctrf-report.json', text: document(report, extras) }],
};

function* document(report: Report, extras: Extras): Generator<string> {
  const { tool, platform, counts } = report;
  const environment = {
    osPlatform: platform.os,
    healthy: exitCode(counts, report.absent, unmetIn(report)) === EXIT.ok,
    extra: {
      arch: platform.arch,
      libc: platform.libc,
      ...(platform.emulated && { emulated: true }),
      profile: report.profile,
      headers: report.headers.version,
    },
  };
  yield '{\n';
  yield `"reportFormat": "CTRF",\n"specVersion": "${SPEC_VERSION}",\n`;
  yield `"generatedBy": ${JSON.stringify(`${tool.name} ${tool.version}`)},\n"results": {\n`;
  yield `"tool": ${JSON.stringify({ name: tool.name, version: tool.version })},\n`;
  yield `"summary": ${JSON.stringify(summaryOf(report, extras))},\n`;
  yield `"environment": ${JSON.stringify(environment)},\n`;
  yield '"tests": [';
  let separator = '\n';
  for (const test of testsOf(report)) {
    yield separator + JSON.stringify(test);
    separator = ',\n';
  }
  yield '\n]\n}\n}\n';
}

function summaryOf(report: Report, { timings }: Extras) {
  const { start, stop } = spanOf(timings) ?? { start: 0, stop: 0 };
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  let tests = 0;
  for (const { status } of testsOf(report)) {
    counts[status] += 1;
    tests += 1;
  }
  return { tests, ...counts, flaky: report.counts.flaky, start, stop, extra: { counts: report.counts } };
}

function* testsOf(report: Report): Generator<CtrfTest> {
  const stateOf = statesOf(report);
  const strengths = new Map(report.rules.map(({ id, strength }) => [id, strength]));
  for (const cell of report.cells) {
    yield { ...cellTest(cell, stateOf(cell)), tags: [strengths.get(cell.rule) ?? 'must'] };
  }
  for (const finding of findingsOf(report)) yield findingTest(finding);
}

function cellTest(cell: CellRecord, state: CellState): CtrfTest {
  const { id, rule, target, runtime, outcome, observation, expected } = cell;
  const { stderrTail, ...ended } = outcome;
  const message = stateText(cell, state);
  return {
    testId: id,
    name: id,
    status: CELL_STATES[state].ctrf,
    duration: 0,
    suite: [runtime, rule.split('/')[0] ?? ''],
    rawStatus: state,
    ...(state !== 'conforms' && { message }),
    ...(state === 'flaky' && {
      flaky: true,
      retries: 1,
      retryAttempts: [{ attempt: 1, status: 'failed', message }],
    }),
    ...(stderrTail !== undefined && { stderr: stripVTControlCharacters(stderrTail).split('\n') }),
    extra: {
      rule,
      target,
      runtime,
      outcome: ended,
      observation,
      expected,
      known: cell.known,
      fixed: cell.fixed,
    },
  };
}

function findingTest({ name, kind, text }: Finding): CtrfTest {
  return { name, status: 'failed', duration: 0, suite: ['napi-matrix'], rawStatus: kind, message: text };
}
