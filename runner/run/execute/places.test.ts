import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Places, type Place } from './places.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks for places; those that were given so far, in the order of the requests. */
async function ask(places: Places, times: number): Promise<Place[]> {
  const given: Place[] = [];
  for (let time = 0; time < times; time += 1) void places.take().then((place) => given.push(place));
  await settle();
  return given;
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

it('gives as many as there are, and the next when one is left', async () => {
  const given = await ask(new Places(2), 4);
  expect(given).toHaveLength(2);
  given[0]?.leave();
  await settle();
  expect(given).toHaveLength(3);
});

it('gives the place of a silent process to another one, to as many as there are places', async () => {
  const given = await ask(new Places(2), 6);
  await pass(1000);
  expect(given).toHaveLength(4);
  await pass(10_000);
  expect(given).toHaveLength(4);
});

it('a sign of life keeps a place', async () => {
  const given = await ask(new Places(1), 2);
  for (let time = 0; time < 10; time += 1) {
    await pass(300);
    given[0]?.touch();
  }
  expect(given).toHaveLength(1);
});

it('a silent process that ends leaves no place, since it had given it away', async () => {
  const given = await ask(new Places(1), 3);
  await pass(1000);
  expect(given).toHaveLength(2);
  given[0]?.leave();
  await settle();
  expect(given).toHaveLength(2);
  given[1]?.leave();
  await settle();
  expect(given).toHaveLength(3);
});

it('what was lent can be lent again', async () => {
  const given = await ask(new Places(1), 3);
  await pass(1000);
  given[0]?.leave();
  await pass(1000);
  expect(given).toHaveLength(3);
});
