import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Rule } from '../../../suites/rule.ts';
import type { AddonSpec } from '../../run/addons/addon-spec.ts';
import { eligibleRules } from '../../run/profiles/eligible-rules.ts';
import { profileDigest } from '../../run/profiles/profile-digest.ts';
import { profileLabel, profileNames, PROFILES, readProfile } from '../../run/profiles/profile.ts';

/** Writes the rules of every profile by its own criteria, and returns what a person must know of it, as lines. */
export async function updateProfiles(all: readonly Rule[], specs: readonly AddonSpec[]): Promise<string[]> {
  const lines: string[] = [];
  for (const name of await profileNames()) {
    const profile = await readProfile(name);
    const rules = eligibleRules(profile, all, specs);
    const updated = { ...profile, rules };
    const digest = profileDigest(updated);
    const recorded = profile.digests[profile.version];
    for (const id of rules.filter((rule) => !profile.rules.includes(rule))) lines.push(`${name}: + ${id}`);
    for (const id of profile.rules.filter((rule) => !rules.includes(rule))) lines.push(`${name}: - ${id}`);
    // The version is a person's to raise.
    if (recorded !== undefined && recorded !== digest) {
      lines.push(`${profileLabel(profile)} has changed: raise its version, then run npm run update again`);
    }
    const digests = { ...profile.digests, [profile.version]: recorded ?? digest };
    const text = JSON.stringify({ ...updated, digests }, null, 2);
    await writeFile(path.join(PROFILES, `${name}.json`), `${text}\n`);
  }
  return lines;
}
