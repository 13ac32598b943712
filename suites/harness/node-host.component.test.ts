import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../runner/run/execute/protocol.ts';

interface Which {
  readonly addon?: string;
  readonly target?: string;
}
interface Host {
  readonly ending: boolean;
  readonly copyAddon: (which?: Which) => string;
  readonly load: (which?: Which & { readonly fresh?: boolean; readonly file?: string }) => unknown;
  readonly waitFor: (condition: () => boolean) => Promise<boolean>;
  readonly recordWarnings: () => readonly object[];
  readonly recordUncaught: () => readonly object[];
  readonly exitExpected: (observation?: object) => { before: string; after: string };
  readonly mayExit: (observation?: object) => void;
  readonly startWorker: (name: string) => { ends: () => Promise<object>; terminate: () => Promise<unknown> };
  readonly begin: (run: object) => void;
  readonly release: () => void;
  readonly trouble: () => string | null;
}
const { createNodeHost } = createRequire(import.meta.url)('./node-host.cjs') as {
  createNodeHost: (plan: object, print: (event: SessionEvent) => void) => Host;
};

let folder: string;
let printed: SessionEvent[];
let host: Host;

// A script stands in for the addon: what is loaded does not matter here, only which file is.
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-host-'));
  const file = path.join(folder, 'addon-8.cjs');
  await writeFile(file, 'let loads = 0; module.exports = () => (loads += 1);');
  const probes = path.join(folder, 'suite.probe.cjs');
  const fails = "fails() { throw Object.assign(new Error('too much work'), { code: 'ERR_PROBE' }); }";
  await writeFile(probes, `defineProbes('suite', { ends() {}, spins() { for (;;); }, ${fails} });`);
  const plan = {
    nonce: 'the nonce',
    supportedVersion: 9,
    scratch: folder,
    addons: { addon: { 8: file } },
    probes: { suite: probes },
  };
  printed = [];
  host = createNodeHost(plan, (event) => printed.push(event));
  host.begin({ id: '#run', suite: 'suite', addon: 'addon', target: '8', needs: [] });
});
afterEach(async () => {
  host.release();
  await rm(folder, { recursive: true });
});

describe('an addon', () => {
  const count = (addon: unknown) => (addon as () => number)();

  it('is the one under test unless another is named', () => {
    expect(count(host.load())).toBe(1);
    expect(() => host.load({ target: '9' })).toThrow('the addon addon was not built for target 9');
    expect(() => host.load({ addon: 'other' })).toThrow('the addon other was not built for target 8');
  });

  it('is the same one when it is loaded again, and a new one when it is loaded fresh', () => {
    expect([host.load(), host.load(), host.load({ fresh: true })].map(count)).toEqual([1, 2, 1]);
  });

  it('is placed in a copy of its own each time', async () => {
    const copies = [host.copyAddon(), host.copyAddon()];
    expect(new Set(copies).size).toBe(2);
    for (const copy of copies) expect(await readFile(copy, 'utf8')).toContain('loads');
  });
});

it('a copy that cannot be made is reported, whatever the probe makes of it, until the next run', async () => {
  expect(host.trouble()).toBeNull();
  await rm(folder, { recursive: true });
  expect(() => host.load({ fresh: true })).toThrow('ENOENT');
  expect(host.trouble()).toBe('an addon could not be copied into the folder of the session: ENOENT');
  host.begin({ id: '#next', suite: 'suite', addon: 'addon', target: '8', needs: [] });
  expect(host.trouble()).toBeNull();
  await mkdir(folder);
});

it('a probe whose machinery fails in a Worker is reported, whatever it makes of the Worker', async () => {
  await host.startWorker('ends').ends();
  expect(host.trouble()).toBeNull();
  await host.startWorker('fails').ends();
  expect(host.trouble()).toBe('the probe failed in a Worker');
});

describe('what a probe listens to', () => {
  const warning = Object.assign(new Error('beware'), { name: 'DeprecationWarning', code: 'DEP0168' });
  const listeners = () => process.listenerCount('warning') + process.listenerCount('uncaughtException');

  // Or Node.js prints the warning among the results.
  beforeEach(() => void (process.noDeprecation = true));
  afterEach(() => void (process.noDeprecation = false));

  it('is recorded until the probe is over, and not for the next one', () => {
    const before = listeners();
    const warnings = host.recordWarnings();
    host.recordUncaught();
    process.emit('warning', warning);
    expect(warnings).toEqual([{ name: 'DeprecationWarning', code: 'DEP0168' }]);
    expect(listeners()).toBe(before + 2);
    host.release();
    expect(listeners()).toBe(before);
    expect(warnings).toHaveLength(1);
  });
});

it('waits until a condition holds, and returns true', async () => {
  let rounds = 0;
  expect(await host.waitFor(() => (rounds += 1) > 150)).toBe(true);
});

it('announces that the end of the process completes the observation', () => {
  expect(host.ending).toBe(false);
  const { before, after } = host.exitExpected({ seen: 1 });
  expect(printed).toEqual([{ event: 'exit-expected', run: '#run', observation: { seen: 1 } }]);
  expect(`${before}"list","text"${after}`).toBe(
    '\nthe nonce {"event":"note","run":"#run","note":["list","text"]}\n',
  );
  expect(host.ending).toBe(true);
});

it('announces the observation of a death, and leaves the rest to the probe', () => {
  host.mayExit({ seen: 1 });
  expect(printed).toEqual([{ event: 'may-exit', run: '#run', observation: { seen: 1 }, anyDeath: false }]);
  expect(host.ending).toBe(false);
});

describe('a Worker', () => {
  it('that ends reports its exit code', async () => {
    expect(await host.startWorker('ends').ends()).toEqual({ exitCode: 0, error: null, messages: [] });
  });

  it('that does not end while others begin and end is endless', async () => {
    const worker = host.startWorker('spins');
    expect(await worker.ends()).toEqual({ exitCode: null, error: null, endless: true });
    await worker.terminate();
  });
});
