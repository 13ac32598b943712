import { describe, expect, it } from 'vitest';
import { appliesTo, defineSuite, type AppliesTo, type RuleDefinition } from './rule.ts';
import type { EffectiveVersion } from './target.ts';

const least: RuleDefinition = {
  statement: 'A value that goes in comes out.',
  sources: [{ title: 'a source', url: 'https://example.org/' }],
  probe: 'ask',
  expected: { always: { status: 0 } },
};

function onlyRule(definition: RuleDefinition) {
  const [rule] = defineSuite({
    name: 'value',
    title: 'Values',
    addon: 'value',
    rules: { kept: definition },
  }).rules;
  if (rule === undefined) throw new Error('the suite has no rule');
  return rule;
}

describe('a suite gives each rule', () => {
  it('an id and the defaults', () => {
    expect(onlyRule(least)).toEqual({
      ...least,
      id: 'value/kept',
      suite: 'value',
      strength: 'must',
      args: null,
      addon: 'value',
      targets: null,
      appliesTo: 'accepted',
      since: 1,
      needs: ['load'],
      isolate: false,
      flags: [],
      advice: null,
    });
  });

  it('the advice of the suite when it has a gate and none of its own', () => {
    const gate = { opensAt: 10, below: {}, from: {} } as const;
    const { rules } = defineSuite({
      name: 'value',
      title: 'Values',
      addon: 'value',
      advice: 'of the suite',
      rules: {
        always: least,
        gated: { ...least, expected: gate },
        'gated-otherwise': { ...least, expected: gate, advice: 'of its own' },
      },
    });
    expect(rules.map(({ advice }) => advice)).toEqual([null, 'of the suite', 'of its own']);
  });

  it('the settings of the rule itself', () => {
    const settings = {
      strength: 'should',
      args: { type: 'string' },
      addon: 'another',
      targets: ['8'],
      appliesTo: 'any',
      needs: ['load', 'turn'],
      isolate: true,
      timeLimitMs: 1000,
      flags: ['--flag'],
    } as const satisfies Partial<RuleDefinition>;
    expect(onlyRule({ ...least, ...settings })).toMatchObject(settings);
  });
});

it.each<[AppliesTo, EffectiveVersion, boolean]>([
  ['accepted', 8, true],
  ['accepted', 'experimental', true],
  ['accepted', 'rejected', false],
  ['rejected', 'rejected', true],
  ['rejected', 10, false],
  ['rejected', 'experimental', false],
  ['any', 8, true],
  ['any', 'rejected', true],
])('a rule for %s targets applies at effective version %s: %s', (settings, effective, applies) => {
  expect(appliesTo(onlyRule({ ...least, appliesTo: settings }), effective)).toBe(applies);
});
