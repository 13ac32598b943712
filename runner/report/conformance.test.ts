import { describe, expect, it } from 'vitest';
import { Conformance, countUnmet, type ProfileVerdict } from './conformance.ts';
import { conformanceLines } from './conformance-text.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import type { ReportHeader } from './schema.ts';
import { CRASH, HEADER, reportCell } from '../../tests/support/fixtures/report.ts';

const [RULE] = HEADER.rules;
const KNOWN = { ...CRASH, known: { reason: 'of the test' } } as const;
const UNSUPPORTED = { outcome: { kind: 'unsupported', reason: 'no' }, verdict: 'unsupported' } as const;

function headerOf(keys: readonly string[], more: Partial<ReportHeader> = {}): ReportHeader {
  const rules = keys.flatMap((key) => (RULE === undefined ? [] : [{ ...RULE, id: `suite/${key}` }]));
  const asks = { supports: 9, rules: keys.length, targets: 1 };
  return { ...HEADER, profile: 'small (profile 1)', asks, rules, ...more };
}

/** The lines printed for these cells: `[rule, target, record]`. */
function linesFor(
  header: ReportHeader,
  cells: readonly (readonly [string, string, Partial<CellRecord>])[],
  missing = 0,
): string[] {
  const conformance = new Conformance();
  for (const [key, target, record] of cells) {
    conformance.add(reportCell({ rule: { id: `suite/${key}` }, target }, record));
  }
  return conformanceLines(header, conformance.verdicts(header, missing));
}

describe('the verdict on a profile', () => {
  it('is that a runtime conforms whose every cell does, counted in rules', () => {
    const cells = [['a', '8', {}] as const, ['a', '9', {}] as const, ['b', '9', {}] as const];
    expect(linesFor(headerOf(['a', 'b']), cells)).toEqual([
      'node@20.20.2 conforms to small (profile 1): 2 of 2',
    ]);
  });

  it.each<[string, Partial<CellRecord>, string]>([
    ['deviates', CRASH, 'missing: suite/b'],
    ['is known to deviate', KNOWN, 'missing: suite/b (known)'],
    ['is flaky', { flaky: true }, 'missing: suite/b (flaky)'],
    ['could not be judged', { ...CRASH, verdict: 'error' }, 'missing: suite/b (error)'],
    ['is unsupported', UNSUPPORTED, 'unsupported: suite/b'],
  ])('is that it does not where one cell of a rule %s', (_what, record, detail) => {
    const cells = [['a', '9', {}] as const, ['b', '8', record] as const, ['b', '9', {}] as const];
    expect(linesFor(headerOf(['a', 'b']), cells)).toEqual([
      'node@20.20.2 does not conform to small (profile 1): 1 of 2',
      `  ${detail}`,
    ]);
  });

  it('reports the worst cell of a rule', () => {
    const cells = [['a', '8', KNOWN] as const, ['a', '9', CRASH] as const, ['a', '7', UNSUPPORTED] as const];
    expect(linesFor(headerOf(['a']), cells)).toEqual([
      expect.stringMatching(/0 of 1$/),
      '  missing: suite/a',
    ]);
  });

  it('counts a rule that was not run as not met', () => {
    expect(linesFor(headerOf(['a', 'b']), [['a', '9', {}]])).toEqual([
      expect.stringMatching(/does not conform .*: 1 of 2$/),
      '  not run: suite/b',
    ]);
  });

  it('is that a runtime which supports less does not conform, whatever its cells', () => {
    const header = headerOf(['a'], { asks: { supports: 10, rules: 1, targets: 1 } });
    expect(linesFor(header, [['a', '9', {}]])).toEqual([
      'node@20.20.2 does not conform to small (profile 1): 1 of 1',
      '  supports version 9, not 10',
    ]);
  });

  it('is none of a run of a part of the profile', () => {
    const header = headerOf(['a'], { asks: { supports: 9, rules: 2, targets: 1 } });
    expect(linesFor(header, [['a', '9', {}]])).toEqual([
      'node@20.20.2 ran a part of small (profile 1): 1 of 1',
    ]);
    const fewerTargets = headerOf(['a'], { asks: { supports: 9, rules: 1, targets: 2 } });
    expect(linesFor(fewerTargets, [['a', '9', {}]])).toEqual([expect.stringContaining('a part of')]);
  });

  it('is none without a profile, and none of a run that lacks cells', () => {
    expect(linesFor({ ...headerOf(['a']), asks: undefined }, [['a', '9', {}]])).toEqual([]);
    expect(linesFor(headerOf(['a']), [['a', '9', {}]], 1)).toEqual([]);
  });

  it('names ten rules of one kind, and counts the others', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `r${index}`);
    const cells = keys.map((key) => [key, '9', KNOWN] as const);
    const [, ...lines] = linesFor(headerOf(keys), cells);
    expect(lines.join('')).toMatch(/r9 +\(known\), and 2 more$/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});

it.each<[number, Partial<ProfileVerdict>]>([
  [0, {}],
  [0, { unmet: [{ rule: 'a/b', reason: 'known' }] }],
  [1, { unmet: [{ rule: 'a/b', reason: 'unsupported' }] }],
  [1, { unmet: [{ rule: 'a/b', reason: 'not run' }] }],
  [1, { supportsLess: { supports: 9, wanted: 10 } }],
  // Only a part of the profile was run.
  [0, { narrowed: true, unmet: [{ rule: 'a/b', reason: 'unsupported' }] }],
])('%d runtimes fail the run for %j', (expected, part) => {
  const verdict = { runtime: 'mine', supportsLess: null, narrowed: false, rules: 1, met: 1, unmet: [] };
  expect(countUnmet([{ ...verdict, ...part }])).toBe(expected);
});
