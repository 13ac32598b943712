import { expect, it } from 'vitest';
import type { Rule } from '../../../suites/rule.ts';
import type { AddonSpec } from '../addons/addon-spec.ts';
import { requireTarget, ruleWith } from '../../../tests/support/fixtures/cell.ts';
import { eligibleRules } from './eligible-rules.ts';

const SPEC: AddonSpec = {
  name: 'addon',
  subject: 'addon',
  sources: ['addon.c'],
  targets: ['none', '9', '10', '99', 'experimental'].map(requireTarget),
  exports: [],
  registration: 'symbol',
  library: false,
  language: 'c',
  perTarget: false,
  defines: [],
  declares: {},
  gyp: {},
  unavailable: {},
};
const CRITERIA = {
  supports: 9,
  capabilities: ['load', 'turn'] as const,
  targets: ['none', '9', '99'],
  omits: [{ rules: 'other/*', reason: 'of the test' }],
};

it.each<[string, Partial<Rule>]>([
  ['is no must-rule', { strength: 'should' }],
  ['needs a capability that the profile does not take for granted', { needs: ['load', 'worker'] }],
  ['came with a version above the one that must be supported', { since: 10 }],
  ['is about none of its targets', { targets: ['10', 'experimental'] }],
  ['applies only to targets that such a runtime rejects', { targets: ['99'] }],
  ['applies to rejected targets, and all of its own are accepted', { targets: ['9'], appliesTo: 'rejected' }],
  ['is about an addon that is not built', { addon: 'another' }],
  ['is omitted', { id: 'other/rule' }],
])('a rule that %s is not eligible', (_why, rule) => {
  const criteria = { ...CRITERIA, capabilities: [...CRITERIA.capabilities] };
  expect(eligibleRules(criteria, [ruleWith(rule), ruleWith({ id: 'suite/other' })], [SPEC])).toEqual([
    'suite/other',
  ]);
});

it('a rule on what must be rejected is eligible by a target that is too new', () => {
  const rule = ruleWith({ targets: ['99'], appliesTo: 'rejected' });
  const criteria = { ...CRITERIA, capabilities: [...CRITERIA.capabilities] };
  expect(eligibleRules(criteria, [rule], [SPEC])).toEqual(['suite/rule']);
});
