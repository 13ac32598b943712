import { expect, it } from 'vitest';
import type { Counts } from './counts.ts';
import { exitCode } from './exit-code.ts';

const clean: Counts = {
  conforms: 10,
  known: 0,
  deviates: 0,
  informative: 0,
  unsupported: 0,
  error: 0,
  missing: 0,
  flaky: 0,
  fixed: 0,
  stale: 0,
  unexplained: 0,
};

it.each<[Partial<Counts>, number]>([
  [{}, 0],
  [{ known: 3 }, 0],
  [{ informative: 3 }, 0],
  [{ unsupported: 3 }, 0],
  [{ conforms: 0, unsupported: 3 }, 1],
  [{ conforms: 0, informative: 1, unsupported: 3 }, 0],
  [{ deviates: 1 }, 1],
  [{ error: 1 }, 1],
  [{ missing: 1 }, 1],
  [{ flaky: 1 }, 1],
  [{ known: 1, flaky: 1 }, 1],
  [{ fixed: 1 }, 1],
  [{ stale: 1 }, 1],
  [{ known: 1, unexplained: 1 }, 1],
])('a run that comes to %j exits %d', (counts, code) => {
  expect(exitCode({ ...clean, ...counts })).toBe(code);
});

it('a release that could not be run fails a run whose other cells conform, as an error of the environment', () => {
  expect(exitCode(clean, [{ required: true }])).toBe(2);
  expect(exitCode({ ...clean, deviates: 1 }, [{ required: true }])).toBe(2);
});

it('an optional runtime that is absent does not fail a run', () => {
  expect(exitCode(clean, [{}])).toBe(0);
});

it('a runtime that does not meet the profile fails a run whose cells conform', () => {
  expect(exitCode(clean, [], 1)).toBe(1);
});
