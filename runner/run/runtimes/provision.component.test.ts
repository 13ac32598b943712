import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import type { AbsentRuntime } from './context.ts';
import { findNodeDir } from './node-dir.ts';
import { provisionRuntimes, resolveOnly } from './provision.ts';
import { forgetList, ids, registryWith } from '../../../tests/support/fakes/provisioning.ts';
import { fakeRegistry, type FakeRegistry } from '../../../tests/support/fakes/registry.ts';

const listings = async (registry: FakeRegistry): Promise<number> =>
  (await registry.calls()).filter((call) => call.startsWith('versions')).length;

describe('releases', () => {
  it('come once each, sorted by name and version', async () => {
    const registry = await registryWith('9.1.0', '10.2.0', '10.3.0');
    const { cacheDir } = registry;
    const runtimes = await provisionRuntimes(
      { node: ['10', '10.3.0', '9', 'latest', '10.2'], paths: [{ name: 'mine', path: process.execPath }] },
      { cacheDir },
    );
    expect(runtimes.map(({ id }) => id)).toEqual(['mine', 'node@9.1.0', 'node@10.2.0', 'node@10.3.0']);
    expect(runtimes[1]).toMatchObject({ name: 'node', version: '9.1.0', args: [] });
    await expect(readFile(runtimes[1]?.executable ?? '')).resolves.toBeDefined();
  });

  it('are not requested by nonsense, and npm does not run', async () => {
    const registry = await registryWith('22.1.0');
    await expect(ids(registry, ['22', 'nonsense'])).rejects.toThrow('"nonsense" is not a Node.js version');
    expect(await registry.calls()).toEqual([]);
  });

  it('that do not exist are reported with their neighbours', async () => {
    const registry = await registryWith('19.9.0', '20.0.0');
    await expect(ids(registry, ['19.99'])).rejects.toThrow(
      /^no Node\.js release for \S+ matches "19\.99"; the nearest are 19\.9\.0 and 20\.0\.0$/,
    );
  });

  it('of a word that restricts nothing are named', async () => {
    const registry = await registryWith('22.1.0');
    const onNotice = vi.fn<(line: string) => void>();
    await ids(registry, ['x', '*', '22', 'latest'], { onNotice });
    const lines = onNotice.mock.calls.flat().filter((line) => line.includes('any release'));
    expect(lines).toEqual(['x is any release: node@22.1.0', '* is any release: node@22.1.0']);
  });

  it('that contradict the table of LTS lines are reported', async () => {
    const registry = await fakeRegistry();
    await registry.publish('98.11.0', { lts: 'Unobtainium' });
    const onNotice = vi.fn<(line: string) => void>();
    await ids(registry, ['98'], { onNotice });
    expect(onNotice.mock.calls.flat().at(-1)).toContain('its LTS line as Unobtainium');
  });
});

describe('a release that cannot be used', () => {
  it('costs only itself', async () => {
    const registry = await registryWith('20.1.0', '22.1.0');
    await registry.publish('21.1.0', { napiVersion: null });
    const onUnusable = vi.fn<(absent: AbsentRuntime) => void>();
    expect(await ids(registry, ['20', '21', '22'], { onUnusable })).toEqual(['node@20.1.0', 'node@22.1.0']);
    expect(onUnusable.mock.calls.flat()).toEqual([
      {
        name: 'node@21.1.0',
        reason: expect.stringMatching(/^node-\S+@21\.1\.0 reports no Node-API version/) as string,
        required: true,
      },
    ]);
  });

  it('fails a command that cannot go on without it', async () => {
    const registry = await registryWith();
    await registry.publish('21.1.0', { napiVersion: null });
    await expect(ids(registry, ['21'])).rejects.toThrow(/^node@21\.1\.0: \S+ reports no Node-API version/);
  });
});

describe('the list of releases', () => {
  it('is requested once an hour', async () => {
    const registry = await registryWith('22.1.0');
    await ids(registry, ['22']);
    // On some platforms the list of another is requested too.
    const once = await listings(registry);
    expect(once).toBeGreaterThan(0);
    await ids(registry, ['22']);
    expect(await listings(registry)).toBe(once);
  });

  it.each([
    ['an hour old', (list: object) => ({ ...list, fetchedAt: Date.now() - 60 * 60 * 1000 })],
    ['from the future', (list: object) => ({ ...list, fetchedAt: Date.now() + 60 * 60 * 1000 })],
    ['damaged', () => ({ versions: 'none' })],
  ])('is requested again when it is %s', async (_what, change) => {
    const registry = await registryWith('22.1.0');
    await ids(registry, ['22']);
    const folder = path.join(registry.cacheDir, 'versions');
    const file = path.join(folder, String((await readdir(folder))[0]));
    await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')) as object)));
    await registry.publish('22.2.0');
    expect(await ids(registry, ['22'])).toEqual(['node@22.2.0']);
  });

  it('is not needed for exact versions that are cached', async () => {
    const registry = await registryWith('22.1.0');
    await ids(registry, ['22.1.0']);
    const calls = await registry.calls();
    await forgetList(registry);
    expect(await ids(registry, ['22.1.0', 'v22.1.0'])).toEqual(['node@22.1.0']);
    expect(await registry.calls()).toEqual(calls);
  });
});

describe('a run that fails', () => {
  it('does not go on fetching behind the back of its caller', async () => {
    const registry = await registryWith('18.1.0', '20.1.0', '22.1.0');
    await registry.tamper('18.1.0');
    await expect(ids(registry, ['18', '20', '22'])).rejects.toThrow('the tarball of');
    expect(await readdir(path.join(registry.cacheDir, 'tmp'))).toEqual([]);
    const calls = await registry.calls();
    await setTimeout(500);
    expect(await registry.calls()).toEqual(calls);
  });

  it('because it was interrupted before it began runs nothing', async () => {
    const registry = await registryWith('22.1.0');
    const reason = new Error('interrupted');
    await expect(ids(registry, ['22'], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await registry.calls()).toEqual([]);
  });

  it('because its cache cannot be one names the folder', async () => {
    const registry = await registryWith('22.1.0');
    await mkdir(path.dirname(registry.cacheDir), { recursive: true });
    await writeFile(registry.cacheDir, 'a file');
    const failed = ids(registry, ['22']);
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(`cannot use the cache folder ${registry.cacheDir}: `);
  });
});

describe('a preview', () => {
  it('lists what is cached and fetches nothing', async () => {
    const registry = await registryWith('18.1.0', '22.1.0');
    const { cacheDir } = registry;
    await ids(registry, ['22']);
    const resolved = await resolveOnly(
      { node: ['22', '18'], paths: [{ name: 'mine', path: '/bin/true' }] },
      { cacheDir },
    );
    expect(resolved).toEqual([
      { id: 'mine', name: 'mine', version: null, cached: true },
      { id: 'node@18.1.0', name: 'node', version: '18.1.0', cached: false },
      { id: 'node@22.1.0', name: 'node', version: '22.1.0', cached: true },
    ]);
    expect((await registry.calls()).filter((call) => call.startsWith('pack'))).toHaveLength(1);
  });
});

describe('the headers for builds', () => {
  it('come from the newest cached Node.js', async () => {
    const registry = await registryWith('9.1.0', '10.1.0');
    const { cacheDir } = registry;
    expect(await findNodeDir(cacheDir)).toBeNull();
    await ids(registry, ['9', '10']);
    expect(path.basename((await findNodeDir(cacheDir)) ?? '')).toMatch(/^node-10\.1\.0-/);
  });
});
