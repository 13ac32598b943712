import { expect, it } from 'vitest';
import { isRegistrySpec, registrySpec } from './registry-spec.ts';

it.each([
  ['argon2', '0.45.1', 'argon2@0.45.1'],
  ['@img/sharp-linux-x64', '^0.35.0', '@img/sharp-linux-x64@^0.35.0'],
  ['--registry=https://example.org', '1.0.0', null],
  ['../folder', '1.0.0', null],
  ['https://example.org/x.tgz', '1.0.0', null],
  ['argon2', 'git+ssh://git@example.org/x.git', null],
  ['argon2', 'file:../x', null],
])('%s at %s is %s', (name, range, expected) => {
  expect(registrySpec(name, range)).toBe(expected);
});

it.each(['argon2', 'argon2@latest', 'argon2@>=0.43 <1', '@img/sharp@^0.35.0', '@img/sharp@next', 'a@1'])(
  '%s is a package of the registry',
  (word) => expect(isRegistrySpec(word)).toBe(true),
);

it.each([
  '',
  '@/x',
  'argon2@../../etc',
  'argon2@https://example.org/x.tgz',
  'a@file:x',
  'me/repo',
  '--registry=x',
])('%j is none', (word) => expect(isRegistrySpec(word)).toBe(false));
