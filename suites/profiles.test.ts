import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAddonSpecs } from '../runner/run/addons/addon-spec.ts';
import { readConfig } from '../runner/run/plan/config.ts';
import { eligibleRules } from '../runner/run/profiles/eligible-rules.ts';
import { profileDigest } from '../runner/run/profiles/profile-digest.ts';
import { profileNames, readProfile } from '../runner/run/profiles/profile.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { suites } from './index.ts';
import type { Rule } from './rule.ts';

const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);
const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);

describe.each(await profileNames())('the profile %s', async (name) => {
  const profile = await readProfile(name);

  it('has the name of its file, and only rules and targets that exist', () => {
    expect(profile.name).toBe(name);
    const ids = new Set(rules.map(({ id }) => id));
    expect(profile.rules.filter((id) => !ids.has(id))).toEqual([]);
    const configured = [...targets.semantic, ...targets.boundary];
    expect(profile.targets.filter((id) => !configured.includes(id))).toEqual([]);
  });

  // A new rule is in it, or excluded by its criteria: npm run update proposes the list.
  it('has every rule that its own criteria let in, and no other', () => {
    expect(profile.rules).toEqual(eligibleRules(profile, rules, specs));
  });

  it('has the rules and targets recorded for its version; otherwise raise the version', () => {
    expect(profile.digests[profile.version]).toBe(profileDigest(profile));
    expect(Object.keys(profile.digests).map(Number).sort()).toEqual(
      Array.from({ length: profile.version }, (_, index) => index + 1),
    );
  });
});

it('each profile of a version has all rules of the one of the version before', async () => {
  const [eight, nine, ten, experimental] = await Promise.all(
    ['node-api-8', 'node-api-9', 'node-api-10', 'experimental'].map((name) => readProfile(name)),
  );
  expect(nine?.rules).toEqual(expect.arrayContaining(eight?.rules ?? []));
  expect(ten?.rules).toEqual(expect.arrayContaining(nine?.rules ?? []));
  expect(experimental?.rules).toEqual(expect.arrayContaining(ten?.rules ?? []));
});
