import { validate, type CTRFReport } from 'ctrf';
import { describe, expect, it } from 'vitest';
import { exitCode } from '../../run/judge/exit-code.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import type { Report } from '../schema.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import { ctrf } from './ctrf.ts';
import type { Extras } from './format.ts';
import { STATES } from '../../run/judge/cell-states.ts';
import {
  HOSTILE,
  reportOf,
  REPORTS_THAT_DECIDE,
  reportOfState,
  textOf,
} from '../../../tests/support/fixtures/format-reports.ts';

/** Checked against the schema that is published with the specification. */
function read(report: Report, timings: Extras['timings'] = null): CTRFReport {
  const json: unknown = JSON.parse(textOf(ctrf.render(report, { timings, changes: [] }), 'ctrf-report.json'));
  expect(validate(json)).toMatchObject({ valid: true });
  return json as CTRFReport;
}

describe('a cell that is', () => {
  it.each<[state: CellState, status: string]>([
    ['conforms', 'passed'],
    ['known', 'other'],
    ['informative', 'other'],
    ['unsupported', 'skipped'],
    ['new', 'failed'],
    ['error', 'failed'],
    ['flaky', 'failed'],
    ['fixed', 'failed'],
  ])('%s is %s', (state, status) => {
    const { tests } = read(reportOfState(state)).results;
    expect(tests.slice(0, 1)).toMatchObject([
      { name: `suite/${state}@9#node@20.20.2`, status, rawStatus: state },
    ]);
  });

  it('new brings all of the cell', () => {
    expect(read(reportOfState('new')).results.tests[0]).toMatchObject({
      message: 'new deviation: {"status":1}',
      suite: ['node@20.20.2', 'suite'],
      tags: ['must'],
      extra: {
        rule: 'suite/new',
        target: '9',
        runtime: 'node@20.20.2',
        outcome: { kind: 'observed' },
        observation: { status: 1 },
        expected: { status: 0 },
      },
    });
  });

  it('flaky, and no other, has the flag and the attempt that failed', () => {
    const flaky = read(reportOfState(...STATES)).results.tests.filter((test) => test.flaky);
    expect(flaky).toMatchObject([
      { rawStatus: 'flaky', retries: 1, retryAttempts: [{ attempt: 1, status: 'failed' }] },
    ]);
  });
});

it('the summary counts the tests', () => {
  const report = reportOfState(...STATES);
  const { summary, tests } = read(report).results;
  const having = (status: string) => tests.filter((test) => test.status === status).length;
  expect(summary).toMatchObject({
    tests: tests.length,
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped'),
    pending: 0,
    other: having('other'),
    flaky: 1,
  });
  expect(summary).toMatchObject({ tests: 8, passed: 1, failed: 4, skipped: 1, other: 2 });
});

describe('it is healthy and has no failed test exactly when the run passes', () => {
  it.each(REPORTS_THAT_DECIDE)('%s', (_what, report) => {
    const { summary, environment } = read(report).results;
    expect(environment?.healthy).toBe(exitCode(report.counts) === 0);
    expect(summary.failed === 0).toBe(environment?.healthy);
  });
});

describe('the times', () => {
  it('are 0 when they are unknown, so that equal reports have equal bytes', () => {
    expect(read(reportOfState('conforms')).results.summary).toMatchObject({ start: 0, stop: 0 });
  });

  it('are those of timings.json', () => {
    const timings = { startedAt: '2026-11-21T00:00:00.000Z', stepsMs: { total: 1500.4 } };
    const start = Date.UTC(2026, 10, 21);
    expect(read(reportOfState('conforms'), timings).results.summary).toMatchObject({
      start,
      stop: start + 1500,
    });
  });
});

it('what a runtime said is text, whatever it is', () => {
  const outcome = { kind: 'crashed', signal: HOSTILE, stderrTail: HOSTILE } as const;
  const { tests } = read(reportOf([reportCell({}, { ...CRASH, outcome, observation: HOSTILE })])).results;
  const [test] = tests;
  // It is printed as it is: one line, without what a terminal would act on.
  expect(test?.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028]/u);
  expect(test?.stderr?.join('\n')).not.toContain('\u001B');
  expect(test?.extra).toMatchObject({ observation: HOSTILE });
});
