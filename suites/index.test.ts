import { expect, it } from 'vitest';
import { suites } from './index.ts';

const rules = suites.flatMap((suite) => suite.rules);

it('no two rules have the same id', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

it.each(rules)('$id says what is required in one sentence and where that is written', (rule) => {
  expect(rule.statement).toMatch(/^\S.*\.$/);
  expect(rule.sources.length).toBeGreaterThan(0);
  for (const { url } of rule.sources) expect(URL.canParse(url)).toBe(true);
});

// What an addon does that should never have loaded is no question of conformance.
it('only suites on loading ask anything of targets that must be rejected', () => {
  const asking = rules.filter(({ appliesTo }) => appliesTo !== 'accepted');
  const onLoading = new Set(['linked-binding', 'load', 'loaders', 'registration']);
  expect(asking.filter(({ suite }) => !onLoading.has(suite))).toEqual([]);
});

// Which side of a gate a rejected target is on has no answer.
it('no rule that is asked of rejected targets has a gate', () => {
  const gated = rules.filter(({ appliesTo, expected }) => appliesTo !== 'accepted' && 'opensAt' in expected);
  expect(gated).toEqual([]);
});
