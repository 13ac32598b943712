import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { exitCode } from '../../run/judge/exit-code.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import type { Report } from '../schema.ts';
import { CRASH, reportCell } from '../../../tests/support/fixtures/report.ts';
import { junit } from './junit.ts';
import { STATES } from '../../run/judge/cell-states.ts';
import {
  HOSTILE,
  reportOf,
  REPORTS_THAT_DECIDE,
  reportOfState,
  textOf,
} from '../../../tests/support/fixtures/format-reports.ts';

interface Result {
  readonly type: string;
  readonly message: string;
  readonly '#text'?: string;
}

interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly failure?: Result;
  readonly error?: Result;
  readonly skipped?: Result;
  readonly flakyFailure?: Result;
  readonly 'system-out'?: string;
  readonly 'system-err'?: string;
}

interface Counted {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
}

type TestSuite = Counted & { readonly testcase: readonly TestCase[] };
type TestSuites = Counted & { readonly testsuite: readonly TestSuite[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'testcase' || name === 'testsuite',
});

function xmlOf(report: Report): string {
  return textOf(junit.render(report, { timings: null, changes: [] }), 'junit.xml');
}

function read(report: Report): TestSuites {
  const xml = xmlOf(report);
  // The parser alone takes what is not well-formed. Remove this when the validator's own package is a dependency.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  expect(XMLValidator.validate(xml)).toBe(true);
  return (parser.parse(xml) as { testsuites: TestSuites }).testsuites;
}

function only(report: Report): TestCase {
  const cases = read(report).testsuite.flatMap(({ testcase }) => testcase);
  // A run of unsupported cells alone fails, and has a case for that.
  const [first, ...more] = cases.filter(({ name }) => name !== 'nothing observed');
  if (first === undefined || more.length > 0) throw new Error('there is more than one test case, or none');
  return first;
}

describe('a cell that is', () => {
  it.each<[state: CellState, element: keyof TestCase, message: string]>([
    ['known', 'skipped', 'known deviation: It dies. https://example.org/why'],
    ['informative', 'skipped', 'deviation from an informative rule: {"status":1}'],
    ['unsupported', 'skipped', 'no Worker'],
    ['new', 'failure', 'new deviation: {"status":1}'],
    ['fixed', 'failure', 'a known deviation is gone, its expectation must be removed: It dies.'],
    ['flaky', 'failure', 'flaky: the process died of SIGSEGV, but not when repeated'],
    ['error', 'error', 'no result: no answer'],
  ])('%s has the element %s with what it is and why', (state, element, message) => {
    const testcase = only(reportOfState(state));
    expect(testcase[element]).toMatchObject({ type: state, message });
    const results = (['failure', 'error', 'skipped'] as const).filter((name) => testcase[name] !== undefined);
    expect(results).toEqual([element]);
  });

  it('conforming has a name and no more', () => {
    expect(only(reportOfState('conforms'))).toEqual({
      classname: 'node@20.20.2.suite',
      name: 'suite/conforms@9',
    });
  });

  it('flaky, and no other, is called so in the word of Surefire too', () => {
    const cases = read(reportOfState(...STATES)).testsuite.flatMap(({ testcase }) => testcase);
    const flaky = cases.filter(({ flakyFailure }) => flakyFailure !== undefined);
    expect(flaky.map(({ name }) => name)).toEqual(['suite/flaky@9']);
  });

  it('new has the expected value', () => {
    expect(only(reportOfState('new')).failure?.['#text']).toBe(
      'expected: {"status":0}\nobserved: {"status":1}',
    );
  });

  it('a crash brings its stderr, line by line', () => {
    const outcome = { ...CRASH.outcome, stderrTail: 'one\n\u001B[31mtwo\u001B[0m' };
    expect(only(reportOf([reportCell({}, { ...CRASH, outcome })]))['system-err']).toBe('one\ntwo');
  });
});

it('there is a suite for each runtime and suite, runtimes in the order of the report', () => {
  // Cells are sorted by id, which brings 18 before 9.
  const cells = ['9.0.0', '18.0.0'].flatMap((version) =>
    ['load/a', 'reference/b'].map((id) => reportCell({ rule: { id }, runtime: { version } })),
  );
  expect(read(reportOf(cells)).testsuite.map(({ name }) => name)).toEqual([
    'node@9.0.0.load',
    'node@9.0.0.reference',
    'node@18.0.0.load',
    'node@18.0.0.reference',
  ]);
});

it('each suite and the whole count what is in them', () => {
  const all = read({ ...reportOfState(...STATES), stale: [{ runtime: 'node', rule: 'a/b', versions: '*' }] });
  for (const { testcase, ...suite } of all.testsuite) expect(suite).toMatchObject(countOf(testcase));
  expect(all).toMatchObject(countOf(all.testsuite.flatMap(({ testcase }) => testcase)));
  expect(all).toMatchObject({ tests: '9', failures: '4', errors: '1', skipped: '3' });
});

function countOf(cases: readonly TestCase[]) {
  const having = (element: keyof TestCase) => String(cases.filter((of) => of[element] !== undefined).length);
  return {
    tests: String(cases.length),
    failures: having('failure'),
    errors: having('error'),
    skipped: having('skipped'),
  };
}

describe('there is a failure or an error exactly when the run fails', () => {
  it.each(REPORTS_THAT_DECIDE)('%s', (_what, report) => {
    const { failures, errors } = read(report);
    expect(Number(failures) + Number(errors) > 0).toBe(exitCode(report.counts) !== 0);
  });

  it('and counts the missing cells', () => {
    const [, run] = read(reportOf([reportCell()], { missing: 3 })).testsuite;
    expect(run?.testcase[0]?.error?.message).toBe(
      '3 cells were planned and never answered: the run was cut short',
    );
  });
});

describe('what a runtime said', () => {
  const known = { reason: HOSTILE };
  const outcome = { kind: 'crashed', signal: HOSTILE, stderrTail: HOSTILE } as const;
  const unsupported = { verdict: 'unsupported', outcome: { kind: 'unsupported', reason: HOSTILE } } as const;
  const report = reportOf([
    reportCell({ target: '8' }, { verdict: 'deviates', observation: HOSTILE, expected: [HOSTILE] }),
    reportCell({ target: '9' }, { ...CRASH, outcome }),
    reportCell({ target: '10' }, { ...CRASH, outcome, known }),
    reportCell({ target: 'none' }, unsupported),
  ]);

  it('is text, whatever it is', () => {
    const all = read(report);
    expect(all).toMatchObject({ tests: '4', failures: '2', errors: '0', skipped: '2' });
    const crashed = all.testsuite[0]?.testcase.find(({ name }) => name === 'suite/rule@9');
    expect(crashed?.['system-err']).toContain('</failure>]]>&amp;"\'<script>alert(1)</script> red');
    expect(crashed?.failure?.message).toContain('<script>alert(1)</script>');
  });

  it('leaves no character that XML cannot hold', () => {
    expect(xmlOf(report)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/);
  });

  it('keeps a value that is a word of the builder', () => {
    const reason = 'true';
    const cell = reportCell({}, { verdict: 'unsupported', outcome: { kind: 'unsupported', reason } });
    expect(only(reportOf([cell])).skipped?.message).toBe('true');
  });
});
