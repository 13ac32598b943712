import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES, type Capability } from '../rule.ts';

interface Host {
  ending: boolean;
  readonly load: (options?: object) => unknown;
  readonly [member: string]: unknown;
}
const { narrowHost } = createRequire(import.meta.url)('./narrow-host.cjs') as {
  narrowHost: (host: Host, needs: readonly Capability[]) => Host;
};

const MEMBERS = [
  'copyAddon',
  'tick',
  'waitFor',
  'collectGarbage',
  'collectUntil',
  'recordUncaught',
  'recordWarnings',
  'startWorker',
  'exitExpected',
  'mayExit',
  'uncache',
  'isMapped',
  'dlopenFlags',
  'linkedBinding',
  'undetachableArrayBuffer',
];

function narrowed(needs: readonly Capability[]): Host {
  const able = Object.fromEntries(MEMBERS.map((name) => [name, () => name]));
  const host = { ...able, supportedVersion: 9, ending: false, load: (options: object = {}) => options };
  return narrowHost(host, needs);
}

function membersOf(needs: readonly Capability[]): string[] {
  const host = narrowed(needs);
  return MEMBERS.filter((name) => host[name] !== undefined);
}

describe('a probe sees of its host', () => {
  it.each<[string, readonly Capability[], readonly string[]]>([
    ['nothing that needs a capability when its rules declare none', ['load'], []],
    ['what a capability brings', ['turn'], ['tick', 'waitFor']],
    ['collections without waiting when it declares no turn', ['garbage-collection'], ['collectGarbage']],
    [
      'collections that wait when it declares both',
      ['garbage-collection', 'turn'],
      ['tick', 'waitFor', 'collectGarbage', 'collectUntil'],
    ],
    ['all of it when its rules declare all', CAPABILITIES, MEMBERS],
  ])('%s', (_what, needs, members) => {
    expect(membersOf(needs)).toEqual(members);
    expect(narrowed(needs)['supportedVersion']).toBe(9);
  });

  it('loads of copies only when its rules declare that they need copies', () => {
    expect(() => narrowed(['load']).load({ fresh: true })).toThrow('no need of copy');
    expect(narrowed(['load', 'copy']).load({ fresh: true })).toEqual({ fresh: true });
  });

  it('other ways to load only when its rules declare that they need them', () => {
    expect(() => narrowed(['load']).load({ by: 'dlopen' })).toThrow('no need of node-loaders');
    expect(narrowed(['load', 'node-loaders']).load({ by: 'dlopen' })).toEqual({ by: 'dlopen' });
  });

  it('Workers with flags only when its rules declare that they need flags', () => {
    const flags = ['--flag'];
    const host = (needs: readonly Capability[]) =>
      narrowHost(
        { ending: false, load: () => undefined, startWorker: (...args: unknown[]) => args },
        needs,
      ) as Host & {
        startWorker: (...args: unknown[]) => unknown;
      };
    expect(() => host(['worker']).startWorker('name', null, { flags })).toThrow('no need of node-flags');
    expect(host(['worker', 'node-flags']).startWorker('name', null, { flags })).toEqual([
      'name',
      null,
      { flags },
    ]);
  });

  it('what its host changes meanwhile', () => {
    const host: Host = { ending: false, load: () => undefined };
    const seen = narrowHost(host, []);
    host.ending = true;
    expect(seen.ending).toBe(true);
  });
});
