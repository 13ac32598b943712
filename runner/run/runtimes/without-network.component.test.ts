import { truncate } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { provisionRuntimes } from './provision.ts';
import { forgetList, ids, registryWith } from '../../../tests/support/fakes/provisioning.ts';

const UNREACHABLE = { code: 'ECONNREFUSED', summary: 'FetchError: request failed' };

describe('offline', () => {
  const offline = { offline: true };

  it('requests mean what is cached, whatever was listed, and npm does not run', async () => {
    const registry = await registryWith('22.1.0', '22.2.0');
    await ids(registry, ['22.1']);
    const calls = await registry.calls();
    expect(await ids(registry, ['22', 'latest'], offline)).toEqual(['node@22.1.0']);
    expect(await registry.calls()).toEqual(calls);
  });

  it('what is not cached is reported in one line', async () => {
    const registry = await registryWith('18.1.0', '22.1.0');
    await expect(ids(registry, ['20'], offline)).rejects.toThrow(
      new UserError(
        'no cached Node.js release matches "20" (none is cached), and --offline forbids fetching',
      ),
    );
    await ids(registry, ['18', '22']);
    await expect(ids(registry, ['20'], offline)).rejects.toThrow(
      'no cached Node.js release matches "20" (cached: 18.1.0, 22.1.0), and --offline forbids fetching',
    );
  });

  it('a damaged release is not cached', async () => {
    const registry = await registryWith('22.1.0');
    const [runtime] = await provisionRuntimes({ node: ['22'] }, { cacheDir: registry.cacheDir });
    await truncate(runtime?.executable ?? '', 3);
    await expect(ids(registry, ['22'], offline)).rejects.toThrow('(none is cached)');
  });
});

describe('without the network', () => {
  it.each(['versions', 'dist.integrity', 'pack'] as const)(
    '(%s) what is cached is used, and said',
    async (request) => {
      const registry = await registryWith('22.1.0');
      await ids(registry, ['22']);
      await registry.publish('22.2.0');
      await forgetList(registry);
      await registry.fail(request, UNREACHABLE);
      const onNotice = vi.fn<(line: string) => void>();
      expect(await ids(registry, ['22'], { onNotice })).toEqual(['node@22.1.0']);
      expect(onNotice.mock.calls.flat().at(-1)).toMatch(
        /^npm .* failed: FetchError.*; using what is cached: 22\.1\.0$/,
      );
    },
  );

  it("an empty cache is reported in npm's own words", async () => {
    const registry = await registryWith('22.1.0');
    await registry.fail('versions', UNREACHABLE);
    await expect(ids(registry, ['22'])).rejects.toThrow(
      /^no cached Node\.js release matches "22" \(none is cached\), and npm view .* failed: FetchError: request failed$/,
    );
  });

  it('other failures of npm are not glossed over', async () => {
    const registry = await registryWith('22.1.0');
    await ids(registry, ['22.1.0']);
    await registry.publish('22.2.0');
    await forgetList(registry);
    await registry.fail('dist.integrity', { code: 'E401', summary: 'Unable to authenticate' });
    await expect(ids(registry, ['22'])).rejects.toThrow(/^npm view .* failed: Unable to authenticate$/);
  });
});
