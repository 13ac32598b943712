import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../../suites/rule.ts';
import type { PathRequest } from '../runtimes/path-request.ts';
import { hostPlatform, platformId } from '../../shared/host-platform.ts';
import { UserError } from '../../shared/user-error.ts';
import { parseConfig } from './config.ts';
import { customRequests } from './custom-runtimes.ts';

const FOLDER = path.resolve('/home/me/my project');

function requestFor(entry: unknown): PathRequest | undefined {
  const config = parseConfig(configWith({ mine: entry }), 'matrix.json');
  return customRequests(config.runtimes.custom ?? {}, FOLDER)[0];
}

function configWith(custom: unknown): string {
  return JSON.stringify({
    runtimes: { node: [], custom },
    targets: { semantic: ['none', 'experimental'], boundary: [] },
    timeout: 30,
  });
}

describe('the command of an entry', () => {
  it('is an executable, relative to the folder of the configuration', () => {
    expect(requestFor({ command: './my runtime' })).toMatchObject({
      name: 'mine',
      path: path.join(FOLDER, 'my runtime'),
    });
    expect(requestFor({ command: 'bin/my-runtime' })?.path).toBe(path.join(FOLDER, 'bin', 'my-runtime'));
  });

  it('is looked for on the PATH when it has no slash', () => {
    expect(requestFor({ command: 'my-runtime' })?.path).toBe('my-runtime');
  });

  it('may be a list, of which words that begin with a dot and a slash are paths as well', () => {
    const command = ['qemu-aarch64', '-L', '/usr/aarch64-linux-gnu', './node', 'a/b', '.hidden'];
    const request = requestFor({ command, arguments: ['../x', '--flag=./x'] });
    expect(request?.path).toBe('qemu-aarch64');
    expect(request?.settings).toMatchObject({
      leading: ['-L', '/usr/aarch64-linux-gnu', path.join(FOLDER, 'node'), 'a/b', '.hidden'],
      arguments: [path.resolve(FOLDER, '..', 'x'), '--flag=./x'],
    });
  });
});

it('missing keys of an entry stay undefined', () => {
  expect(requestFor({ command: '/x' })?.settings).toEqual({
    leading: [],
    arguments: [],
    gcArguments: [],
    env: {},
  });
});

it('an entry may name the family it resembles, or none', () => {
  expect(requestFor({ command: '/x', like: 'node' })?.settings).toMatchObject({ like: 'node' });
  expect(requestFor({ command: '/x', like: null })?.settings).toMatchObject({ like: null });
  expect(() => requestFor({ command: '/x', like: 'nodejs' })).toThrow(
    'matrix.json: runtimes.custom.mine.like: expected node, bun, deno, bare or null, got "nodejs"',
  );
});

it('a version may be stated, or come from a command whose paths are paths too', () => {
  const command = ['./ask', './mine'];
  const { settings } =
    requestFor({
      command: '/x',
      version: { command, pattern: 'v(.*)' },
      napiVersion: 8,
    }) ?? {};
  expect(settings).toMatchObject({
    version: {
      command: [path.join(FOLDER, 'ask'), path.join(FOLDER, 'mine')],
      arguments: [],
      pattern: /v(.*)/m,
    },
    napiVersion: 8,
  });
});

it('capabilities are a list, or all of them but some', () => {
  expect(requestFor({ command: '/x', capabilities: ['load', 'turn'] })?.settings?.capabilities).toEqual([
    'load',
    'turn',
  ]);
  const all = requestFor({ command: '/x', capabilities: { except: ['worker'] } })?.settings?.capabilities;
  expect(all).toEqual(CAPABILITIES.filter((name) => name !== 'worker'));
});

describe('a wrong entry is reported in one line', () => {
  it.each<[entry: unknown, message: string]>([
    [{}, 'runtimes.custom.mine.command: expected a path, or a list of words, got nothing'],
    [{ command: [] }, 'runtimes.custom.mine.command: expected array to have >=1 item'],
    [{ command: ['/x', 3] }, 'runtimes.custom.mine.command: expected a path, or a list of words'],
    [{ command: '/x', path: '/y' }, 'unknown key path in runtimes.custom.mine'],
    [{ command: '/x', env: { A: 1 } }, 'runtimes.custom.mine.env.A: expected string, got 1'],
    [{ command: '/x', version: 3 }, 'runtimes.custom.mine.version: expected a version, or { arguments'],
    [{ command: '/x', napiVersion: 0 }, 'runtimes.custom.mine.napiVersion: expected number to be >=1'],
    [
      { command: '/x', napiVersion: '8' },
      'runtimes.custom.mine.napiVersion: expected a whole number above 0, or',
    ],
    [
      { command: '/x', version: { pattern: '(' } },
      'runtimes.custom.mine.version.pattern: expected a regular expression, got "("',
    ],
    [
      { command: '/x', capabilities: ['fly'] },
      'runtimes.custom.mine.capabilities: expected a list of capabilities',
    ],
    [{ command: '/x', capabilities: { without: [] } }, 'runtimes.custom.mine.capabilities: expected a list'],
    ['/x', 'runtimes.custom.mine: expected object, got "/x"'],
  ])('%j', (entry, message) => {
    let error: unknown;
    try {
      requestFor(entry);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(`matrix.json: ${message}`);
    expect((error as UserError).message).not.toContain('\n');
  });
});

describe('the platform of an entry', () => {
  const here = platformId(hostPlatform());
  const other = here === 'linux-arm64' ? 'linux-x64' : 'linux-arm64';

  it('is that of its addons, where it is another than this one', () => {
    const [os, arch] = other.split('-');
    const platform = { os, arch, libc: 'glibc' };
    expect(requestFor({ command: 'x', platform: other })?.settings).toMatchObject({ platform });
  });

  it.each([{ command: 'x' }, { command: 'x', platform: here }])('is this one for %j', (entry) => {
    expect(requestFor(entry)?.settings).not.toHaveProperty('platform');
  });

  it('is one that addons are built for', () => {
    expect(() => requestFor({ command: 'x', platform: 'linux' })).toThrow(/expected one of linux-x64, /);
  });
});
