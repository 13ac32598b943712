import { expect, it } from 'vitest';
import { suites } from '../../suites/index.ts';
import { LoadOutcomes } from './load-outcomes.ts';
import { CRASH, reportCell } from '../../tests/support/fixtures/report.ts';

const rules = suites.flatMap((suite) => suite.rules);

it('rules that decide whether an addon loads apply to the right targets, and expect `loaded` to be true or false', () => {
  const deciding = rules.filter(({ loads }) => loads !== undefined);
  expect(new Set(deciding.map(({ loads }) => loads))).toEqual(new Set(['accepted', 'rejected']));
  for (const rule of deciding) {
    expect(rule.appliesTo).toBe(rule.loads);
    const patterns =
      'always' in rule.expected ? [rule.expected.always] : [rule.expected.below, rule.expected.from];
    for (const pattern of patterns) expect(pattern).toMatchObject({ loaded: rule.loads === 'accepted' });
  }
});

it('the outcome is the worst of several cells, and names its cell', () => {
  const loads = new LoadOutcomes([
    { id: 'load/one', loads: 'accepted' },
    { id: 'load/another', loads: 'accepted' },
  ]);
  loads.add(reportCell({}, { id: 'good', rule: 'load/one', observation: { loaded: true } }));
  loads.add(reportCell({}, { ...CRASH, id: 'bad', rule: 'load/another' }));
  expect(loads.get('node@20.20.2', '9')).toEqual({
    outcome: 'died',
    text: 'SIGSEGV',
    state: 'new',
    cell: 'bad',
  });
});

it('cells of rules without `loads` count for nothing', () => {
  const loads = new LoadOutcomes([{ id: 'load/one' }]);
  loads.add(reportCell({}, { rule: 'load/one', observation: { loaded: true } }));
  loads.add(reportCell({}, { rule: 'load/unlisted', observation: { loaded: true } }));
  expect(loads.size).toBe(0);
});
