import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { FAMILIES, familyOf } from './families.ts';
import { newestRelease } from './newest-release.ts';
import { provisionRuntimes } from './provision.ts';
import { releaseSource } from './release-source.ts';
import { fakeRegistry } from '../../../tests/support/fakes/registry.ts';

const IDENTITIES = {
  node: { name: 'node', version: '22.0.0', napiVersion: 9, engine: 'v8@12.4', lts: null },
  bun: { name: 'bun', version: '1.4.5', napiVersion: 10, engine: 'jsc@621.1', lts: null },
  deno: { name: 'deno', version: '2.9.6', napiVersion: 10, engine: 'v8@14.9', lts: null },
  bare: { name: 'bare', version: '1.33.4', napiVersion: 10, engine: 'v8@14.8', lts: null },
};

describe.each(FAMILIES)('releases of $name', (family) => {
  it('are fetched once, verified and cached, and mean the same offline', async () => {
    const registry = await fakeRegistry(family);
    for (const version of ['1.4.5', '1.4.10', '1.5.0']) await registry.publish(version);
    const { cacheDir } = registry;
    const wanted = { [family.name]: ['1.4', 'latest'] };
    const runtimes = await provisionRuntimes(wanted, { cacheDir });
    expect(runtimes.map(({ id }) => id)).toEqual([`${family.name}@1.4.10`, `${family.name}@1.5.0`]);
    for (const runtime of runtimes) {
      expect(runtime).toMatchObject(family.traits);
      await expect(readFile(runtime.executable, 'utf8')).resolves.toContain(runtime.version);
    }
    const calls = await registry.calls();
    expect(calls[0]).toBe(`versions ${releaseSource(family, cacheDir).package.name}`);
    expect(await provisionRuntimes(wanted, { cacheDir, offline: true })).toEqual(runtimes);
    expect(await registry.calls()).toEqual(calls);
  });

  it('that do not hold what was published are not used', async () => {
    const registry = await fakeRegistry(family);
    await registry.publish('1.4.5');
    await registry.tamper('1.4.5');
    const { cacheDir } = registry;
    const fetched = provisionRuntimes({ [family.name]: ['1.4.5'] }, { cacheDir });
    await expect(fetched).rejects.toThrow(/^the tarball of .*@1\.4\.5 is not the published one/);
    expect(await readdir(cacheDir)).not.toContain('runtimes');
  });

  it('that hold another runtime are not used', async () => {
    const registry = await fakeRegistry(family);
    await registry.publish('1.4.5', { name: 'impostor' });
    const fetched = provisionRuntimes({ [family.name]: ['1.4.5'] }, { cacheDir: registry.cacheDir });
    await expect(fetched).rejects.toThrow(
      `contains impostor@1.4.5, not ${family.name}@1.4.5; it is not used`,
    );
  });

  it('are reported with their title when none is cached', async () => {
    const { cacheDir } = await fakeRegistry(family);
    const provisioned = provisionRuntimes({ [family.name]: ['1'] }, { cacheDir, offline: true });
    await expect(provisioned).rejects.toThrow(
      new UserError(
        `no cached ${family.title} release matches "1" (none is cached), and --offline forbids fetching`,
      ),
    );
  });

  it('are recognized at a path, and no others are', () => {
    for (const [name, identity] of Object.entries(IDENTITIES)) {
      expect(family.recognizes(identity)).toBe(name === family.name);
    }
    expect(family.recognizes({ ...IDENTITIES[family.name], engine: 'unknown' })).toBe(false);
  });
});

test('what no family recognizes belongs to none', () => {
  expect(familyOf({ ...IDENTITIES.node, name: 'hermes' })).toBeNull();
});

test('the newest release of a request is of its first family', async () => {
  const [, bun] = FAMILIES;
  const registry = await fakeRegistry(bun);
  for (const version of ['1.3.0', '1.4.5', '1.4.10']) await registry.publish(version);
  const { cacheDir } = registry;
  expect(await newestRelease({ node: [], bun: ['1.3', '1.4'], deno: ['2'] }, { cacheDir })).toEqual({
    bun: ['1.4.10'],
  });
  expect(await newestRelease({}, { cacheDir })).toEqual({});
});
