// npm run profiles:update: proposes the rules of every profile by its own criteria. The version is a person's to raise.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { readAddonSpecs } from '../addons/addon-spec.ts';
import { readConfig } from '../plan/config.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { eligibleRules } from './eligible-rules.ts';
import { profileDigest } from './profile-digest.ts';
import { profileLabel, profileNames, PROFILES, readProfile } from './profile.ts';

const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);
const all = suites.flatMap((suite): readonly Rule[] => suite.rules);

for (const name of await profileNames()) {
  const profile = await readProfile(name);
  const rules = eligibleRules(profile, all, specs);
  const updated = { ...profile, rules };
  const digest = profileDigest(updated);
  const recorded = profile.digests[profile.version];
  for (const id of rules.filter((rule) => !profile.rules.includes(rule))) console.log(`${name}: + ${id}`);
  for (const id of profile.rules.filter((rule) => !rules.includes(rule))) console.log(`${name}: - ${id}`);
  if (recorded !== undefined && recorded !== digest) {
    console.log(
      `${profileLabel(profile)} asks for something else than it did: raise its version and run this again`,
    );
  }
  const digests = { ...profile.digests, [profile.version]: recorded ?? digest };
  const text = JSON.stringify({ ...updated, digests }, null, 2);
  await writeFile(path.join(PROFILES, `${name}.json`), `${text}\n`);
}
