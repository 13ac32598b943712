import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Question {
  readonly from: number;
  readonly to: number | null;
  readonly needs: readonly string[];
}
type Probe = (host: {
  readonly load: (which?: object) => unknown;
  readonly recordUncaught: () => unknown[];
}) => unknown;
const { runContractSession } = createRequire(import.meta.url)('./contract-session.cjs') as {
  runContractSession: (given: unknown, plan: object, probes: object) => Promise<void>;
};

const ANY_ENGINE: Question = { from: 1, to: null, needs: ['load'] };

function planOf(...questions: (Partial<Question> & { readonly isolated?: boolean })[]) {
  const runs = questions.map(({ isolated = false, ...question }, number) => ({
    number,
    id: `run ${number}`,
    suite: 'suite',
    probe: 'probe',
    args: null,
    addon: 'addon',
    target: '8',
    isolated,
    needs: question.needs ?? ['load'],
    asked: [{ ...ANY_ENGINE, ...question }],
  }));
  return { about: {}, runs, addons: { addon: { 8: 'addon-8.node' } } };
}

const REQUIRED = {
  name: 'mine',
  version: '1',
  engine: 'mine@1',
  supportedVersion: 9,
  load: (name: string) => ({ name }),
};

/** The events of an engine with these members besides the required ones. */
async function events(
  given: object,
  plan: object,
  probe: Probe = () => 1,
): Promise<Record<string, unknown>[]> {
  const printed: string[] = [];
  const engine = { ...REQUIRED, print: (line: string) => void printed.push(line), ...given };
  await runContractSession(engine, plan, { suite: { probe } });
  return printed.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>);
}

async function started(given: object, plan: object): Promise<unknown[]> {
  const starts = (await events(given, plan)).filter(({ event }) => event === 'start');
  return starts.map(({ run }) => run);
}

it('reports its identity, its capabilities and its end', async () => {
  const [first, ...others] = await events({ turn: () => undefined, onWarning: () => undefined }, planOf({}));
  expect(first).toMatchObject({
    event: 'session',
    runtime: { name: 'mine', version: '1', engine: 'mine@1', napiVersion: 9 },
    capabilities: ['load', 'threads', 'turn', 'warning'],
    runs: 1,
  });
  expect(others.map(({ event }) => event)).toEqual(['start', 'done', 'over']);
});

describe('runs', () => {
  it('the runs that apply to its version and its capabilities', async () => {
    const plan = planOf({}, { from: 10 }, { to: 8 }, { needs: ['load', 'turn'] }, { from: 9, to: 9 });
    expect(await started({}, plan)).toEqual(['run 0', 'run 4']);
    expect(await started({ turn: () => undefined }, plan)).toContain('run 3');
  });

  it('the runs that can share a process, or those of `only`', async () => {
    const plan = planOf({}, { isolated: true }, {}, {}, {});
    expect(await started({}, plan)).toEqual(['run 0', 'run 2', 'run 3', 'run 4']);
    expect(await started({ only: 'all' }, plan)).toEqual(await started({}, plan));
    expect(await started({ only: '1' }, plan)).toEqual(['run 1']);
    expect(await started({ only: '0,3-4' }, plan)).toEqual(['run 0', 'run 3', 'run 4']);
  });
});

describe('a probe', () => {
  it('gets one and the same addon by its name', async () => {
    const [, , done] = await events({}, planOf({}), (host) => [host.load(), host.load() === host.load()]);
    expect(done).toMatchObject({ observation: [{ name: 'addon-8.node' }, true] });
  });

  it('no longer records anything when it is over', async () => {
    const listeners: unknown[] = [];
    const onUncaught = (listener: unknown) => void listeners.push(listener);
    await events({ onUncaught }, planOf({ needs: ['load', 'uncaught-exception'] }), (host) => {
      host.recordUncaught();
    });
    expect(listeners).toEqual([expect.any(Function), null]);
  });
});

it.each<[string, object | null, RegExp]>([
  ['nothing', null, /no napiMatrixHost is defined/],
  ['no load', { ...REQUIRED, print: () => undefined, load: 1 }, /napiMatrixHost.load is no function/],
  ['no name', { ...REQUIRED, print: () => undefined, name: '' }, /napiMatrixHost.name is no text/],
  ['no version', { ...REQUIRED, print: () => undefined, supportedVersion: '9' }, /no whole number above 0/],
])('an engine that offers %s gets an error that names what it lacks', (_what, given, message) => {
  expect(() => runContractSession(given, planOf({}), {})).toThrow(message);
});
