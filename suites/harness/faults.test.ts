import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';

type Options = Record<string, unknown>;
type Host = Record<string, (...args: unknown[]) => unknown> & { post?: (value: unknown) => void };

const { plant } = createRequire(import.meta.url)('./faults.cjs') as {
  plant: (host: object, plan: object, names: string, isWorker: boolean) => Host;
};

const plan = {
  supportedVersion: 10,
  addons: { reference: { none: 'n', '8': '8', '9': '9', '10': '10', experimental: 'e', '11': '11' } },
};

/** A host with these faults during a run for a target, and the options of its loads. */
function hostWith(faults: string, target = '10', isWorker = false) {
  const loaded: Options[] = [];
  const host = {
    begin: () => undefined,
    load(options: Options = {}) {
      loaded.push(options);
      return { options };
    },
    copyAddon: (which: Options = {}) => which,
    isMapped: () => false,
    describeThrown: () => ({ type: 'error', code: 'ERR', message: 'why' }),
    recordWarnings: (): unknown[] => [],
    startWorker: () => ({ ended: Promise.resolve({ exitCode: 0, error: null, messages: [] }) }),
    reportedVersion: () => 10,
  };
  const planted = plant(host, plan, faults, isWorker);
  planted['begin']?.({ addon: 'reference', target });
  return { host: planted, loaded };
}

function handedOut(faults: string, target: string, isWorker = false): unknown {
  const { host, loaded } = hostWith(faults, target, isWorker);
  host['load']?.();
  return loaded[0]?.['target'] ?? target;
}

test('without a fault of its own a host loads the requested target', () => {
  expect(handedOut('status:napi_wrap', '10')).toBe('10');
});

test.each([
  ['ignores-declaration', '10', 'none'],
  ['none-as-10', 'none', '10'],
  ['none-as-10', '8', '8'],
  ['pins-at-9', '10', '9'],
  ['pins-at-9', 'experimental', '9'],
  ['pins-at-9', '8', '8'],
  ['experimental-as-8', 'experimental', '8'],
  ['stable-as-experimental', '9', 'experimental'],
  ['accepts-too-new', '11', '10'],
  ['accepts-too-new', '10', '10'],
])('%s hands out for %s the file of %s', (fault, requested, handed) => {
  expect(handedOut(fault, requested)).toBe(handed);
});

test('a file that was placed is another target too, and is loaded as it is', () => {
  const { host, loaded } = hostWith('pins-at-8');
  expect(host['copyAddon']?.()).toEqual({ target: '8' });
  host['load']?.({ file: '/copy' });
  expect(loaded).toEqual([{ file: '/copy' }]);
});

test('a Worker alone, or a later load alone, may get another', () => {
  expect(handedOut('workers-as-another', '10')).toBe('10');
  expect(handedOut('workers-as-another', '10', true)).toBe('8');
  const { host, loaded } = hostWith('later-loads-as-another');
  host['load']?.();
  host['load']?.();
  expect(loaded).toEqual([{}, { target: '8' }]);
});

test('what is not built is not handed out', () => {
  expect(handedOut('pins-at-8', '10')).toBe('8');
  const { host, loaded } = hostWith('pins-at-8');
  host['load']?.({ addon: 'another' });
  expect(loaded).toEqual([{ addon: 'another' }]);
});

describe('what must be rejected', () => {
  test('is rejected properly, and nothing else is', () => {
    const { host } = hostWith('rejects-properly', '11');
    expect(() => host['load']?.()).toThrow(/11.*10/);
    expect(() => host['load']?.({ target: 'experimental' })).not.toThrow();
  });

  test.each([
    ['rejects-by-a-string', 'refused'],
    ['rejects-with-a-bare-message', new Error('refused')],
  ])('is rejected otherwise by %s, which comes on top', (fault, thrown) => {
    const { host } = hostWith(`rejects-properly,${fault}`, '11');
    let caught: unknown;
    try {
      host['load']?.();
    } catch (error) {
      caught = error;
    }
    expect(caught).toEqual(thrown);
  });
});

test.each([
  ['drops-warnings', []],
  ['doubles-warnings', [{ code: 'DEP0168' }, { code: 'DEP0168' }]],
  ['renames-warnings', [{ name: 'Warning', code: 'DEP0000' }]],
])('%s: one warning is recorded as %j', (fault, recorded) => {
  const list = hostWith(fault).host['recordWarnings']?.() as unknown[];
  list.push({ code: 'DEP0168' });
  expect([...list]).toEqual(recorded);
});

test('a Worker ends otherwise than it does', async () => {
  const worker = hostWith('worker-ends-with-another-exit-code').host['startWorker']?.() as {
    ended: Promise<unknown>;
  };
  expect(await worker.ended).toMatchObject({ exitCode: 1 });
});

test('the messages of a Worker are lost, though `post` comes after the fault', () => {
  const posted: unknown[] = [];
  const { host } = hostWith('drops-what-workers-tell');
  host.post = (value) => void posted.push(value);
  host.post(1);
  expect(posted).toEqual([]);
});

test('faults add up', () => {
  const { host } = hostWith('tells-another-supported-version,maps-otherwise');
  expect(host['reportedVersion']?.()).toBe(11);
  expect(host['isMapped']?.('/file')).toBe(true);
});
