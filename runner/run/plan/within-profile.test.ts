import { describe, expect, it } from 'vitest';
import type { Profile } from '../profiles/profile.ts';
import { UserError } from '../../shared/user-error.ts';
import type { SelectionRequest } from './select.ts';
import { requireTarget, ruleWith } from '../../../tests/support/fixtures/cell.ts';
import { withinProfile } from './within-profile.ts';

const PROFILE: Profile = {
  name: 'small',
  version: 1,
  title: 'A small one',
  statement: 'It requires little.',
  supports: 8,
  capabilities: ['load'],
  targets: ['8', '9'],
  omits: [],
  rules: ['suite/a', 'suite/b'],
  digests: {},
};
const NOTHING: SelectionRequest = { suites: null, rules: null, targets: null };

function within(rules: string[], targets: string[], requested: Partial<SelectionRequest> = {}) {
  const selection = {
    rules: rules.map((id) => ruleWith({ id })),
    targets: targets.map(requireTarget),
    complete: true,
    everyTarget: true,
  };
  const made = withinProfile(selection, PROFILE, { ...NOTHING, ...requested });
  return {
    rules: made.rules.map(({ id }) => id),
    targets: made.targets.map(({ id }) => id),
    complete: made.complete,
    profile: made.profile?.name,
  };
}

describe('a selection within a profile', () => {
  it("is the profile's rules and targets, and not complete, for expectations speak of more", () => {
    expect(within(['suite/a', 'suite/b', 'suite/c'], ['none', '8', '9'])).toEqual({
      rules: ['suite/a', 'suite/b'],
      targets: ['8', '9'],
      complete: false,
      profile: 'small',
    });
  });

  it('is narrowed further by what else was requested', () => {
    const made = within(['suite/b', 'suite/c'], ['9'], { targets: ['9'] });
    expect(made).toMatchObject({ rules: ['suite/b'], targets: ['9'] });
  });

  it.each<[string, () => unknown, string]>([
    ['none of its rules', () => within(['suite/c'], ['8', '9']), 'none of the 1 selected rules'],
    [
      "a target that is not the profile's",
      () => within(['suite/a'], ['10'], { targets: ['10'] }),
      'target 10 is not in',
    ],
    ['targets that matrix.json lacks', () => within(['suite/a'], ['8']), 'needs target 9'],
  ])('refuses %s', (_what, make, line) => {
    expect(make).toThrow(UserError);
    expect(make).toThrow(line);
  });
});
