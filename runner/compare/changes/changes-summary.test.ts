import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { ADVICE_IN_FORCE, ADVICE_LOADING, ADVICE_REFERENCES } from '../../../suites/advice.ts';
import { defineSuite } from '../../../suites/rule.ts';
import { changesSummary } from './changes-summary.ts';
import { compareTargetsOf, type ObservedCell } from './compare.ts';
import type { Move } from './move.ts';

const gated = {
  statement: 'It is so.',
  sources: [],
  probe: 'p',
  expected: { opensAt: 10, below: { status: 1 }, from: { status: 0 } },
};
const { rules } = defineSuite({
  name: 's',
  title: 'A suite',
  addon: 'a',
  rules: {
    force: { ...gated, advice: ADVICE_IN_FORCE },
    reference: { ...gated, advice: ADVICE_REFERENCES },
    another: { ...gated, advice: ADVICE_REFERENCES },
    loading: { ...gated, advice: ADVICE_LOADING },
    'too-new': { ...gated, appliesTo: 'rejected', expected: { always: { loaded: false } } },
  },
});

const MOVE: Move = {
  runtime: 'node@26.10.0',
  supported: 10,
  before: '8',
  after: '10',
  rejected: [],
  where: {
    engines: '^22.14.0 || >=23.6.0',
    ranges: [
      { runtime: 'Node.js', what: 'loads', versions: '^22.14.0 || >=23.6.0' },
      { runtime: 'Node.js', what: 'kills the process', versions: '>=18.17.0 <19.0.0' },
    ],
  },
};

function observed(name: string, target: string, status: number): ObservedCell {
  return { rule: `s/${name}`, target, outcome: { kind: 'observed' }, observation: { status } };
}

function moved(...names: string[]): ObservedCell[] {
  return names.flatMap((name) => [observed(name, '8', 1), observed(name, '10', 0)]);
}

function summary(cells: readonly ObservedCell[], move: Partial<Move> = {}): string {
  const whole = { ...MOVE, ...move };
  const text = changesSummary(whole, compareTargetsOf(rules, cells, [whole.before, whole.after]));
  return stripVTControlCharacters(text);
}

test('it shows where the declaration loads, where it ends the process, and the range for engines', () => {
  expect(summary(moved('loading'))).toContain(`An addon that declares 10
  Node.js  loads              ^22.14.0 || >=23.6.0
           kills the process  >=18.17.0 <19.0.0
In package.json: "engines": { "node": "^22.14.0 || >=23.6.0" }
`);
});

test('the advice is numbered, the most important first, each with the number of rules and one example', () => {
  const text = summary(moved('reference', 'another', 'loading'));
  expect(text.indexOf(' 1. Set "engines"')).toBeGreaterThan(0);
  expect(text.indexOf(' 2. napi_create_reference')).toBeGreaterThan(text.indexOf(' 1. '));
  expect(text).toContain('2 rules, e.g. s/reference: status: 1 (napi_invalid_arg) -> 0 (napi_ok)');
  expect(text).toContain('    1 rule, e.g. s/loading: ');
});

test('changes that need no work are one line at the end', () => {
  const text = summary(moved('force', 'loading'));
  expect(text).toContain('Nothing to do about 1 more rule: the new version is in force.\n');
  expect(text).not.toContain(ADVICE_IN_FORCE);
  expect(text).not.toContain('s/force');
});

test('a version that the runtime must reject has nothing to compare, only a load', () => {
  const died = { rule: 's/too-new', target: '11', outcome: { kind: 'crashed', signal: 'SIGSEGV' } } as const;
  const where = { engines: undefined, ranges: [] };
  const text = summary([observed('loading', '8', 1), died], { after: '11', rejected: ['11'], where });
  expect(text).toContain('8 -> 11 in node@26.10.0: nothing to compare, since it supports 10');
  expect(text).toContain('No Node.js release is recorded to support 11.');
  expect(text).toMatch(/must reject 11\. .*\n {2}the process died of SIGSEGV\n {4}s\/too-new\n$/);
});

test('no line is wider than 100 columns', () => {
  const wide = summary(moved('reference', 'another', 'loading', 'force'));
  expect(wide.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
