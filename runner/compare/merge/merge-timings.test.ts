import { expect, it } from 'vitest';
import { mergeTimings } from './merge-timings.ts';

it('the times of shards are added up, from when the first began', () => {
  const one = { stepsMs: { build: 1, execute: 2 }, runtimes: { mine: { processes: 1, wallMs: 10 } } };
  const two = { stepsMs: { execute: 3 }, runtimes: { mine: { processes: 2, wallMs: 5 } } };
  const merged = { stepsMs: { build: 1, execute: 5 }, runtimes: { mine: { processes: 3, wallMs: 15 } } };
  expect(mergeTimings([one, two])).toEqual(merged);
  const began = (startedAt: string) => ({ ...one, startedAt });
  expect(mergeTimings([began('2026-11-21T02:00:09.000Z'), began('2026-11-21T02:00:00.000Z')])).toMatchObject({
    startedAt: '2026-11-21T02:00:00.000Z',
  });
});
