import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CAPABILITIES } from '../../../suites/rule.ts';
import type { CommandSettings } from './path-request.ts';
import { provisionRuntimes } from './provision.ts';
import type { LaunchableRuntime, Likeness } from './runtime.ts';
import { SESSION_ENTRY } from './session-entry.ts';
import { identifiesAs, script, temporaryFolder } from '../../../tests/support/fakes/executables.ts';

const NODE = { name: 'node', version: '22.0.0', napiVersion: 9, engine: 'v8@12.4', lts: null };

async function provision(
  file: string,
  name = 'mine',
  settings?: Partial<CommandSettings>,
): Promise<LaunchableRuntime | undefined> {
  const cacheDir = path.join(await temporaryFolder(), 'cache');
  const whole = { leading: [], arguments: [], gcArguments: [], env: {}, ...settings };
  const [runtime] = await provisionRuntimes({ paths: [{ name, path: file, settings: whole }] }, { cacheDir });
  return runtime;
}

describe('a runtime at a path', () => {
  it('is identified, hashed and given what Node.js needs when it is one', async () => {
    const file = path.join(await temporaryFolder(), 'a node – ünïcode');
    await symlink(process.execPath, file);
    expect(await provision(file)).toEqual({
      id: 'mine',
      name: 'mine',
      version: process.versions.node,
      napiVersion: Number(process.versions['napi']),
      engine: `v8@${process.versions.v8}`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      executable: file,
      entry: SESSION_ENTRY,
      args: [],
      env: {},
      capabilities: CAPABILITIES,
      like: { name: 'node', version: process.versions.node },
    });
  });

  it('may be given relative to the working directory', async () => {
    const file = path.relative(process.cwd(), process.execPath);
    expect((await provision(file))?.executable).toBe(process.execPath);
  });

  it('is not believed to take flags of Node.js when it is something else', async () => {
    const runtime = await provision(await script(identifiesAs({ ...NODE, name: 'hermes' })));
    expect(runtime?.args).toEqual([]);
    expect(runtime?.capabilities).not.toContain('node-flags');
    expect(runtime?.capabilities).toContain('load');
  });

  it.each<[what: string, name: string, settings: Partial<CommandSettings>, like: Likeness | undefined]>([
    ['the family that recognizes it', 'deno', {}, { name: 'deno', version: '22.0.0' }],
    ['none, where none does', 'hermes', {}, undefined],
    ['none, where its entry says so', 'node', { like: null }, undefined],
    [
      'the one that its entry states',
      'hermes',
      { like: 'node', version: '20.1.0' },
      { name: 'node', version: '20.1.0' },
    ],
    ['the release that it reports itself', 'node', { version: '1.0.0' }, { name: 'node', version: '22.0.0' }],
  ])('resembles %s', async (_what, name, settings, like) => {
    const runtime = await provision(await script(identifiesAs({ ...NODE, name })), 'mine', settings);
    expect(runtime?.like).toEqual(like);
  });

  it('is Electron when it says so, which runs as Node.js and resembles the one inside', async () => {
    const says = `#!/bin/sh\n[ "$ELECTRON_RUN_AS_NODE" = 1 ] || exit 9\n`;
    const identity = { ...NODE, name: 'electron', version: '39.1.2', node: '22.20.0' };
    const file = await script(identifiesAs(identity).replace('#!/bin/sh\n', says));
    const runtime = await provision(file, 'electron');
    expect(runtime).toMatchObject({
      version: '39.1.2',
      env: { ELECTRON_RUN_AS_NODE: '1' },
      like: { name: 'node', version: '22.20.0' },
    });
    expect(runtime?.capabilities).not.toContain('node-flags');
    await expect(provision(file, 'mine')).rejects.toThrow('is not a Node-API runtime: it exited with code 9');
  });

  it("does not inherit the user's settings for Node.js", async () => {
    vi.stubEnv('NODE_OPTIONS', '--no-such-option');
    const runtime = provision(process.execPath).finally(() => vi.unstubAllEnvs());
    await expect(runtime).resolves.toMatchObject({ name: 'mine' });
  });
});

describe('the name of a runtime at a path', () => {
  it.each(['', '9lives', 'a b', 'a/b', '../a', '-a', 'ä'])('cannot be %j', async (name) => {
    await expect(provision('/bin/true', name)).rejects.toThrow(/cannot name a runtime; expected a letter/);
  });

  it.each(['node', 'Node', 'bun', 'deno'])('cannot be %s, which selects releases', async (name) => {
    await expect(provision('/bin/true', name)).rejects.toThrow(/it stands for releases/);
  });

  it('cannot be given twice', async () => {
    const paths = ['mine', 'Mine'].map((name) => ({ name, path: '/bin/true' }));
    await expect(provisionRuntimes({ paths })).rejects.toThrow('two runtimes are named "Mine"');
  });
});
