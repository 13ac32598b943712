import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CAPABILITIES } from '../../../suites/rule.ts';
import { targetFromId } from '../../../suites/target.ts';
import { readJsonFile } from '../../shared/json-file.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import { projectRoot } from '../../shared/project-root.ts';

/** Where the profiles lie: `<name>.json` each. */
export const PROFILES = path.join(projectRoot, 'suites', 'profiles');

export const profileSchema = z.strictObject({
  name: z.string(),
  /** Raised by a person whenever the selection changes. */
  version: z.int().positive(),
  title: z.string().min(1),
  /** The meaning of conforming to it, in a sentence. */
  statement: z.string().min(1),
  /** The supported version that a runtime must have at least. */
  supports: z.int().positive(),
  /** The capabilities that every host must have; a rule that needs more is not in the profile. */
  capabilities: z.array(z.enum(CAPABILITIES)).min(1),
  targets: z
    .array(z.string().refine((id) => targetFromId(id) !== null, { error: 'expected a target' }))
    .min(1),
  /** Rules that it could require and does not, and why. */
  omits: z.array(z.strictObject({ rules: z.string(), reason: z.string().min(1) })),
  /** The ids of the rules that a runtime must meet, each by itself: this list is the contract. */
  rules: z.array(z.string()).min(1),
  /** Per version, the digest of its selection (`profile-digest.ts`). */
  digests: z.record(z.string(), z.string()),
});

/** A versioned list of the rules that a runtime must meet. */
export type Profile = z.infer<typeof profileSchema>;

/** `node-api-10 (profile 1)` */
export function profileLabel({ name, version }: Pick<Profile, 'name' | 'version'>): string {
  return `${name} (profile ${version})`;
}

/** The names of the profiles that there are, sorted. */
export async function profileNames(folder = PROFILES): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .sort();
}

/** The profile of that name. Throws a UserError with the nearest name when there is none, and for a file that is not as it must be. */
export async function readProfile(name: string, folder = PROFILES): Promise<Profile> {
  const names = await profileNames(folder);
  if (!names.includes(name)) throw unknownWord('profile', name, names);
  const file = path.join(folder, `${name}.json`);
  return readJsonFile(file, profileSchema);
}
