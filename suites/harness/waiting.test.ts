import { createRequire } from 'node:module';
import { afterEach, describe, expect, it, vi } from 'vitest';

type Condition = () => boolean;
interface Waiting {
  readonly tick?: () => Promise<void>;
  readonly waitFor: (condition: Condition) => Promise<boolean>;
  readonly collectGarbage?: () => void;
  readonly collectUntil: (condition: Condition) => Promise<boolean>;
}
const { createWaiting } = createRequire(import.meta.url)('./waiting.cjs') as {
  createWaiting: (able: {
    tick?: (() => Promise<void>) | undefined;
    pause?: () => Promise<void>;
    collectGarbage?: () => void;
  }) => Waiting;
};

/** Turns that take no time at all, and what was done in them. */
function able() {
  const done: string[] = [];
  const waiting = createWaiting({
    tick: () => Promise.resolve(void done.push('tick')),
    pause: () => Promise.resolve(void done.push('pause')),
    collectGarbage: () => void done.push('collect'),
  });
  return { done, waiting };
}

afterEach(() => void vi.restoreAllMocks());

describe('waitFor', () => {
  it('takes turns until the condition holds', async () => {
    const { done, waiting } = able();
    expect(await waiting.waitFor(() => done.length === 3)).toBe(true);
    expect(done).toEqual(['tick', 'tick', 'tick']);
  });

  it('pauses when turns alone did not help', async () => {
    const { done, waiting } = able();
    await waiting.waitFor(() => done.length === 102);
    expect(done.slice(99)).toEqual(['tick', 'pause', 'pause']);
  });

  it('waits in seconds, not in turns, where these take no time, and returns false', async () => {
    const { done, waiting } = able();
    // Ten turns a millisecond.
    let tenths = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => Math.floor((tenths += 1) / 10));
    expect(await waiting.waitFor(() => false)).toBe(false);
    expect(done.length).toBeGreaterThan(49_000);
  });
});

describe('collectUntil', () => {
  it('collects until the condition holds', async () => {
    const { done, waiting } = able();
    const collections = () => done.filter((what) => what === 'collect').length;
    expect(await waiting.collectUntil(() => collections() === 2)).toBe(true);
    expect(done).toEqual(['pause', 'collect', 'tick', 'pause', 'collect', 'tick']);
  });

  it('gives up after 20 rounds', async () => {
    const { done, waiting } = able();
    expect(await waiting.collectUntil(() => false)).toBe(false);
    expect(done.filter((what) => what === 'collect')).toHaveLength(20);
  });
});

it('a host that cannot take turns, or not collect, has nothing that is made of it', () => {
  const tick = () => Promise.resolve();
  const collectGarbage = () => undefined;
  expect(Object.keys(createWaiting({}))).toEqual([]);
  expect(Object.keys(createWaiting({ tick }))).toEqual(['tick', 'waitFor']);
  expect(Object.keys(createWaiting({ collectGarbage }))).toEqual(['collectGarbage']);
});
