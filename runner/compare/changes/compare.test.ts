import { expect, it } from 'vitest';
import type { Json } from '../../../suites/json.ts';
import { ruleWith } from '../../../tests/support/fixtures/cell.ts';
import { compareTargetsOf, type ObservedCell } from './compare.ts';

const rule = ruleWith({ expected: { always: { declares: '{declared}', initRan: false } } });

function seen(target: string, observation: Json): ObservedCell {
  return { rule: rule.id, target, outcome: { kind: 'observed' }, observation };
}

it('the declared version in an observation is no change between two that are declared', () => {
  const before = seen('8', { declares: '8', initRan: false });
  const good = compareTargetsOf([rule], [before, seen('9', { declares: '9', initRan: false })], ['8', '9']);
  expect(good).toMatchObject({ changed: [], alike: 1 });
  const wrong = compareTargetsOf([rule], [before, seen('9', { declares: '10', initRan: false })], ['8', '9']);
  expect(wrong.changed).toHaveLength(1);
});
