import { readdir, readFile, rename, truncate } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fakeRegistry, type FakeRegistry } from '../../../tests/support/fakes/registry.ts';
import { UserError } from '../../shared/user-error.ts';
import { fetchTool, type FetchToolOptions, type ToolPackage } from './tool-package.ts';

interface Published {
  readonly registry: FakeRegistry;
  readonly tool: ToolPackage;
  readonly notices: string[];
  readonly fetch: (options?: Partial<FetchToolOptions>, changes?: Partial<ToolPackage>) => Promise<string>;
}

async function published(): Promise<Published> {
  const registry = await fakeRegistry();
  await registry.publish('1.0.0');
  const tool: ToolPackage = {
    name: '@some/tool',
    version: '1.0.0',
    sha512: registry.sha512('1.0.0'),
    purpose: 'testing',
    keeps: (file) => file === 'bin/node' || file === 'LICENSE',
  };
  const notices: string[] = [];
  return {
    registry,
    tool,
    notices,
    fetch: (options, changes) =>
      fetchTool(
        { ...tool, ...changes },
        {
          cacheDir: registry.cacheDir,
          onNotice: (line) => notices.push(line),
          signal: new AbortController().signal,
          ...options,
        },
      ),
  };
}

async function entriesIn(folder: string): Promise<string[]> {
  return readdir(folder, { recursive: true }).catch(() => []);
}

describe('a tool', () => {
  it('is fetched once, without unused files', async () => {
    const { registry, notices, fetch } = await published();
    const folder = await fetch();
    expect(folder).toBe(path.join(registry.cacheDir, 'tools', '@some+tool-1.0.0'));
    expect((await entriesIn(folder)).sort()).toEqual(['LICENSE', 'bin', 'bin/node', 'tool.json']);
    expect(await fetch()).toBe(folder);
    expect(await registry.calls()).toEqual(['pack @some/tool@1.0.0']);
    expect(notices).toEqual(['fetching @some/tool@1.0.0 (once)']);
  });

  it('is prepared before it is put in place', async () => {
    const { fetch } = await published();
    const folder = await fetch(
      {},
      {
        prepare: (content) => rename(path.join(content, 'LICENSE'), path.join(content, 'licence')),
      },
    );
    expect(await readFile(path.join(folder, 'licence'), 'utf8')).toBe('LICENSE');
    expect(await entriesIn(folder)).not.toContain('LICENSE');
    expect(await fetch({ offline: true })).toBe(folder);
  });

  it('that two runs fetch at once serves both', async () => {
    const { registry, fetch } = await published();
    const [one, two] = await Promise.all([fetch(), fetch()]);
    expect(one).toBe(two);
    expect(await registry.calls()).toHaveLength(2);
    expect(await readdir(path.join(registry.cacheDir, 'tmp'))).toEqual([]);
  });

  it.each(['bin/node', 'tool.json'])('whose %s is damaged is fetched anew', async (file) => {
    const { registry, fetch } = await published();
    const folder = await fetch();
    const whole = await readFile(path.join(folder, file), 'utf8');
    await truncate(path.join(folder, file), 3);
    expect(await fetch()).toBe(folder);
    expect(await readFile(path.join(folder, file), 'utf8')).toBe(whole);
    expect(await registry.calls()).toHaveLength(2);
  });
});

describe('a tool that cannot be had is one line, and leaves nothing behind', () => {
  const MISSING = 'testing needs the npm package @some/tool@1.0.0, which is not cached, and';

  async function expectRefusal(
    { registry, fetch }: Published,
    message: string | RegExp,
    options?: Partial<FetchToolOptions>,
  ): Promise<void> {
    const refused = fetch(options);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(message);
    const left = await entriesIn(registry.cacheDir);
    expect(left.filter((entry) => entry !== 'tmp')).toEqual([]);
  }

  it('when fetching is forbidden', async () => {
    const tool = await published();
    await expectRefusal(tool, `${MISSING} --offline forbids fetching`, { offline: true });
    expect(await tool.registry.calls()).toEqual([]);
  });

  it('when there is no network', async () => {
    const tool = await published();
    await tool.registry.fail('pack', { code: 'ENOTFOUND', summary: 'getaddrinfo ENOTFOUND\nregistry' });
    await expectRefusal(
      tool,
      /^testing needs .* which is not cached, and npm pack .* failed: .*ENOTFOUND.*$/,
    );
  });

  it('when it is not the pinned one', async () => {
    const tool = await published();
    await tool.registry.tamper('1.0.0');
    await expectRefusal(tool, 'the tarball of @some/tool@1.0.0 is not the published one');
  });
});

it('an interrupted fetch rejects with the reason, leaves nothing behind, and can be repeated', async () => {
  const { registry, fetch } = await published();
  await registry.hang(true);
  const interrupt = new AbortController();
  const reason = new Error('interrupted');
  const fetching = fetch({ signal: interrupt.signal });
  fetching.catch(() => undefined);
  await vi.waitFor(async () => expect((await entriesIn(registry.cacheDir)).join()).toMatch(/1\.0\.0\.tgz/), {
    timeout: 30_000,
  });
  interrupt.abort(reason);
  await expect(fetching).rejects.toBe(reason);
  expect(await entriesIn(registry.cacheDir)).toEqual(['tmp']);
  await registry.hang(false);
  await expect(fetch()).resolves.toContain('tools');
});
