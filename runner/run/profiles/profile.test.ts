import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';
import { UserError } from '../../shared/user-error.ts';
import { profileDigest } from './profile-digest.ts';
import { profileNames, readProfile, type Profile } from './profile.ts';

const PROFILE: Profile = {
  name: 'small',
  version: 1,
  title: 'A small one',
  statement: 'It requires little.',
  supports: 8,
  capabilities: ['load'],
  targets: ['8', 'none'],
  omits: [],
  rules: ['suite/a', 'suite/b'],
  digests: {},
};

async function folderWith(content: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'small.json'), content);
  return folder;
}

it('a profile is read by its name', async () => {
  const folder = await folderWith(JSON.stringify(PROFILE));
  expect(await profileNames(folder)).toEqual(['small']);
  expect(await readProfile('small', folder)).toEqual(PROFILE);
});

it.each([
  [
    'an unknown name',
    'smal',
    JSON.stringify(PROFILE),
    'there is no profile "smal"; the nearest is "small"; expected one of: small',
  ],
  ['a file that is no JSON', 'small', '{', 'small.json is not JSON'],
  ['an unknown key', 'small', JSON.stringify({ ...PROFILE, more: 1 }), 'unknown key more'],
  [
    'a target that is none',
    'small',
    JSON.stringify({ ...PROFILE, targets: ['ten'] }),
    'targets.0: expected a target, got "ten"',
  ],
])('%s is reported in one line', async (_what, name, content, line) => {
  const reading = readProfile(name, await folderWith(content));
  await expect(reading).rejects.toThrow(UserError);
  await expect(reading).rejects.toThrow(line);
});

it('the digest covers the selection, in whatever order, and nothing else', () => {
  const digest = profileDigest(PROFILE);
  const reordered = { ...PROFILE, title: 'Another', targets: ['none', '8'], rules: ['suite/b', 'suite/a'] };
  expect(profileDigest(reordered)).toBe(digest);
  for (const change of [{ rules: ['suite/a'] }, { targets: ['8'] }, { supports: 9 }]) {
    expect(profileDigest({ ...PROFILE, ...change })).not.toBe(digest);
  }
});
