import { expect, test } from 'vitest';
import { defineSuite } from '../../../suites/rule.ts';
import { changesText } from './changes-text.ts';
import { compareTargetsOf, type ObservedCell } from './compare.ts';
import type { Move } from './move.ts';

const rule = { statement: 'It is so.', sources: [], probe: 'p', args: null };
const { rules } = defineSuite({
  name: 's',
  title: 'A suite',
  addon: 'a',
  advice: 'Do this.',
  rules: {
    gated: { ...rule, expected: { opensAt: 10, below: { status: 1 }, from: { status: 0 } } },
    invariant: { ...rule, expected: { always: { calls: 1 } } },
    'too-new': { ...rule, appliesTo: 'rejected', expected: { always: { loaded: false } } },
  },
});

function seen(name: string, target: string, observation: ObservedCell['observation']): ObservedCell {
  return { rule: `s/${name}`, target, outcome: { kind: 'observed' }, observation };
}
const crashed = { kind: 'crashed', signal: 'SIGSEGV' } as const;

const move: Move = {
  runtime: 'node@26.10.0',
  supported: 10,
  before: '8',
  after: '10',
  rejected: [],
  where: null,
};

function text(cells: readonly ObservedCell[], to: Partial<Move> = {}): string {
  const moved = { ...move, ...to };
  return changesText(moved, compareTargetsOf(rules, cells, [moved.before, moved.after]));
}

test('a rule that is observed differently is listed under its advice, with the observations before and after', () => {
  const lines = text([
    seen('gated', '8', { status: 1 }),
    seen('gated', '10', { status: 0, same: true }),
    seen('invariant', '8', { calls: 1, more: 1 }),
    seen('invariant', '10', { calls: 1, more: 2 }),
  ]);
  expect(lines).toContain('8 -> 10 in node@26.10.0: 1 of 2 rules');
  expect(lines).toMatch(
    /Do this\.\n {2}s\/gated \(must\)\n {4}It is so\.\n {4}status: 1 \(napi_invalid_arg\) -> 0 \(napi_ok\)\n$/,
  );
});

test('a change without a gate is listed as well', () => {
  const lines = text([seen('invariant', '8', { calls: 1 }), seen('invariant', '10', {})]);
  expect(lines).toContain('No advice is known');
  expect(lines).toContain('calls: 1 -> nothing');
});

test('a crash is a change', () => {
  const lines = text([
    seen('gated', '8', { status: 1 }),
    { rule: 's/gated', target: '10', outcome: crashed },
  ]);
  expect(lines).toContain('observed: {"status":1} -> the process died of SIGSEGV');
});

test('a target that must be rejected has its load', () => {
  const lines = text(
    [seen('gated', '10', { status: 0 }), { rule: 's/too-new', target: '11', outcome: crashed }],
    { before: '10', after: '11', rejected: ['11'] },
  );
  expect(lines).toContain('nothing to compare, since it supports 10');
  expect(lines).toMatch(/node@26\.10\.0 supports 10 and must reject 11.*\n.*died of SIGSEGV\n.*s\/too-new/);
});

test('a rule without a result is not compared, and listed', () => {
  const unsupported = { kind: 'unsupported', reason: 'no Workers' } as const;
  const lines = text([seen('gated', '8', {}), { rule: 's/gated', target: '10', outcome: unsupported }]);
  expect(lines).toContain('0 of 0 rules');
  expect(lines).toContain('s/gated@10: unsupported: no Workers');
});
