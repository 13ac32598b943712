import { expect, it } from 'vitest';
import { suites } from './index.ts';
import { sourceKind, SUPPORTS_MUST } from './sources.ts';

const rules = suites.flatMap((suite) => suite.rules);

it('no two rules have the same id', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

it.each(rules)('$id has its requirement in one sentence, and sources', (rule) => {
  expect(rule.statement).toMatch(/^\S.*\.$/);
  expect(rule.sources.length).toBeGreaterThan(0);
  for (const { url } of rule.sources) expect(URL.canParse(url)).toBe(true);
});

// Node.js' source alone shows what one engine does, not what is promised.
it.each(rules.filter(({ strength }) => strength === 'must'))(
  '$id, a must, has a document, an upstream test or a decision',
  ({ sources }) => {
    expect(sources.map(sourceKind).filter((kind) => SUPPORTS_MUST.includes(kind))).not.toEqual([]);
  },
);

// Once a load should have been rejected, later behaviour is out of scope.
it('only suites on loading have rules for targets that must be rejected', () => {
  const applying = rules.filter(({ appliesTo }) => appliesTo !== 'accepted');
  const onLoading = new Set(['linked-binding', 'load', 'loaders', 'registration']);
  expect(applying.filter(({ suite }) => !onLoading.has(suite))).toEqual([]);
});

// A rejected target is on neither side of a gate.
it('no rule that applies to rejected targets has a gate', () => {
  const gated = rules.filter(({ appliesTo, expected }) => appliesTo !== 'accepted' && 'opensAt' in expected);
  expect(gated).toEqual([]);
});
