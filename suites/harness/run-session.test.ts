import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';

/** A host that knows no runtime: what a port to another engine has to bring. */
interface Host {
  ending: boolean;
  readonly describeThrown: (thrown: unknown) => Json;
  readonly exitExpected: () => void;
  readonly begin: (run: Run) => void;
  readonly release: () => void;
  readonly trouble?: () => string | null;
}
type Probe = (host: Host, args: Json) => unknown;
interface Run {
  readonly id: string;
  readonly suite: string;
  readonly probe: string;
  readonly args: Json;
  readonly needs: readonly string[];
}

const require = createRequire(import.meta.url);
const { Unsupported } = require('./unsupported.cjs') as { Unsupported: new (reason: string) => Error };
const { runSession } = require('./run-session.cjs') as {
  runSession: (
    plan: { readonly runs: readonly Run[] },
    probes: Readonly<Record<string, Readonly<Record<string, Probe>>>>,
    host: Host,
    print: (event: object) => void,
  ) => Promise<boolean>;
};

/** Runs each probe once, and returns its output and actions in order. */
async function session(probes: Readonly<Record<string, Probe>>, more: Partial<Host> = {}) {
  const log: (object | string)[] = [];
  const host: Host = {
    ending: false,
    describeThrown: (thrown) => ({ thrown: String(thrown) }),
    exitExpected: () => void (host.ending = true),
    begin: ({ id }) => log.push(`begin ${id}`),
    release: () => log.push('release'),
    ...more,
  };
  const runs = Object.keys(probes).map((probe): Run => ({
    id: `#${probe}`,
    suite: 'made-up',
    probe,
    args: 7,
    needs: ['process-end'],
  }));
  const endsByItself = await runSession({ runs }, { 'made-up': probes }, host, (event) => log.push(event));
  return { log, endsByItself };
}

const done = (run: string, observation: unknown) => ({ event: 'done', run, observation });
const start = (run: string) => ({ event: 'start', run });

describe('a session', () => {
  it('has no observation where the harness had trouble, whatever the probe makes of it', async () => {
    const { log } = await session({ copies: () => ({ loaded: false }) }, { trouble: () => 'no room' });
    expect(log).toContainEqual({ event: 'failed', run: '#copies', reason: 'no room' });
    expect(log).not.toContainEqual(done('#copies', { loaded: false }));
  });

  it('runs one probe after the other and reports the start and the observation of each', async () => {
    const { log, endsByItself } = await session({
      first: (_host, args) => ({ args }),
      second: () => Promise.resolve('later'),
    });
    expect(log).toEqual([
      start('#first'),
      'begin #first',
      'release',
      done('#first', { args: 7 }),
      start('#second'),
      'begin #second',
      'release',
      done('#second', 'later'),
    ]);
    expect(endsByItself).toBe(false);
  });

  it('does not start the next probe before the last one has answered', async () => {
    const order: string[] = [];
    await session({
      async slow() {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('slow');
      },
      quick: () => void order.push('quick'),
    });
    expect(order).toEqual(['slow', 'quick']);
  });

  it('reports null for a probe that observed nothing: a completion record always has an observation', async () => {
    const { log } = await session({ silent: () => undefined });
    expect(log.at(-1)).toEqual(done('#silent', null));
  });

  it.each<[string, Probe]>([
    ['throws', () => { throw new Error('broken'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('takes it for an observation that a probe %s, and goes on', async (_how, broken) => {
    const { log } = await session({ broken, next: () => 1 });
    expect(log).toContainEqual(done('#broken', { probeThrew: { thrown: 'Error: broken' } }));
    expect(log.at(-1)).toEqual(done('#next', 1));
  });

  it('takes it for an observation that a probe does not exist', async () => {
    const log: object[] = [];
    const host: Host = {
      ending: false,
      describeThrown: String,
      exitExpected: () => 0,
      begin: () => 0,
      release: () => 0,
    };
    const runs = [{ id: '#missing', suite: 'made-up', probe: 'missing', args: null, needs: [] }];
    await runSession({ runs }, { 'made-up': {} }, host, (event) => log.push(event));
    expect(log.at(-1)).toEqual(
      done('#missing', { probeThrew: expect.stringContaining('not a function') as unknown }),
    );
  });

  it('reports a probe that needs what its host lacks as unsupported, and goes on', async () => {
    const { log } = await session({
      lacking() {
        throw new Unsupported('this host starts no Worker');
      },
      next: () => 1,
    });
    expect(log.slice(0, 4)).toEqual([
      start('#lacking'),
      'begin #lacking',
      'release',
      { event: 'unsupported', run: '#lacking', reason: 'this host starts no Worker' },
    ]);
    expect(log.at(-1)).toEqual(done('#next', 1));
  });

  it('leaves the end to a probe that observes the end of the process, and runs no other', async () => {
    const { log, endsByItself } = await session({
      ends: (host) => host.exitExpected(),
      never: () => 'not run',
    });
    expect(log).toEqual([start('#ends'), 'begin #ends']);
    expect(endsByItself).toBe(true);
  });
});
