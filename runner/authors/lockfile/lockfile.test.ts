import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedAddon, manifest } from '../../../tests/support/fixtures/checked-addon.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { allowedRange } from './allowed-range.ts';
import { isFor, mayHaveAddon, type LockedPackage } from './locked-package.ts';
import { npmPackages } from './npm-lock.ts';
import { pnpmPackages } from './pnpm-lock.ts';
import { readLockfile } from './read-lockfile.ts';

const summary = (packages: readonly LockedPackage[]) =>
  packages.map((each) => `${each.name}@${each.version}${mayHaveAddon(each) ? ' addon' : ''}`);

describe('package-lock.json', () => {
  const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });

  it('names the packages of the registry, nested ones and aliases too', () => {
    const text = lock({
      '': { name: 'me', version: '1.0.0', dependencies: { argon2: '^0.45.0' } },
      'node_modules/argon2': { version: '0.45.1', hasInstallScript: true },
      'node_modules/a/node_modules/@b/c': { version: '2.0.0', dependencies: { 'node-addon-api': '^8' } },
      'node_modules/alias': { name: 'real', version: '1.2.3' },
      'node_modules/linked': { resolved: 'packages/linked', link: true },
      'node_modules/git': { version: '1.0.0', resolved: 'git+ssh://git@example.org/x.git' },
    });
    expect(summary(npmPackages(text))).toEqual(['argon2@0.45.1 addon', '@b/c@2.0.0 addon', 'real@1.2.3']);
  });

  it('of npm 6 is refused', () => {
    expect(() => npmPackages('{ "lockfileVersion": 1, "dependencies": {} }')).toThrow('lockfileVersion 1');
  });
});

describe('pnpm-lock.yaml', () => {
  it.each([
    ['9.0', 'name@1.0.0', "'@s/p-linux-x64@2.0.0'", 'name@1.0.0(peer@2.0.0)'],
    ['6.0', '/name@1.0.0', '/@s/p-linux-x64@2.0.0', '/name@1.0.0'],
  ])('of version %s names the packages', (version, plain, scoped, snapshot) => {
    const text = `
lockfileVersion: '${version}'
packages:
  ${plain}:
    resolution: {integrity: x}
  ${scoped}:
    resolution: {integrity: x}
    cpu: [x64]
    os: [linux]
snapshots:
  ${snapshot}:
    dependencies:
      node-gyp-build: 4.0.0
`;
    expect(summary(pnpmPackages(text))).toEqual(['name@1.0.0 addon', '@s/p-linux-x64@2.0.0 addon']);
    expect(pnpmPackages(text)[1]).toMatchObject({ os: ['linux'], cpu: ['x64'] });
  });

  it('of an older version is refused', () => {
    expect(() => pnpmPackages('lockfileVersion: 5.4')).toThrow('lockfileVersion 5.4; expected 6 or later');
  });
});

it('a platform is admitted by name, by absence, and not by exclusion', () => {
  const locked = { name: 'x', version: '1.0.0', hasInstallScript: false, needs: [] };
  const here = { os: 'linux', arch: 'x64' };
  expect(isFor({ ...locked, os: [], cpu: [] }, here)).toBe(true);
  expect(isFor({ ...locked, os: ['linux'], cpu: ['x64', 'arm64'] }, here)).toBe(true);
  expect(isFor({ ...locked, os: ['darwin'], cpu: [] }, here)).toBe(false);
  expect(isFor({ ...locked, os: ['!win32'], cpu: [] }, here)).toBe(true);
  expect(isFor({ ...locked, os: ['!linux'], cpu: [] }, here)).toBe(false);
});

it.each([
  ['package-lock.json', '{'],
  ['package-lock.json', '{ "lockfileVersion": 3, "packages": [1] }'],
  ['pnpm-lock.yaml', 'lockfileVersion: [\n'],
])('%s that is damaged is one line: %s', async (name, text) => {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, text);
  await expect(readLockfile(file)).rejects.toThrow(/: not a lock file that can be read \([^\n]+\)$/);
});

describe('the range that all addons allow', () => {
  const addon = (declared: number | null, engines: string | null) =>
    checkedAddon({ facts: { declared }, manifest: manifest({ engines: { node: engines } }) });

  it.each([
    [[addon(10, '>=16'), addon(8, '>=18')], '^22.14.0 || >=23.6.0'],
    [[addon(9, '>=20'), addon(null, null)], '>=20.3.0'],
    [[addon(10, '18.x')], null],
    [[addon(null, null)], '*'],
  ])('is the intersection', (all, expected) => {
    expect(allowedRange(all)).toBe(expected);
  });
});
