import { expect, it } from 'vitest';
import { SlowRules } from './slow-rules.ts';

it('the time of a rule is the sum over its targets, per runtime', () => {
  const rules = new SlowRules();
  const [one, other] = [{ id: 'node@22.23.3' }, { id: 'bun@1.4.5' }];
  for (const ms of [10, 20, 30]) rules.add(one, { rule: 'suite/usual' }, ms);
  rules.add(one, { rule: 'suite/slow' }, 500);
  rules.add(other, { rule: 'suite/usual' }, 70);
  expect(rules.slowest(2)).toEqual([
    { rule: 'suite/slow', runtime: 'node@22.23.3', ms: 500 },
    { rule: 'suite/usual', runtime: 'bun@1.4.5', ms: 70 },
  ]);
  expect(rules.slowest(9)).toHaveLength(3);
});
