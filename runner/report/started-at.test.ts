import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readStartedAt } from './started-at.ts';

async function beside(timings: string | null): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-timings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (timings !== null) await writeFile(path.join(folder, 'timings.json'), timings);
  return readStartedAt(path.join(folder, 'report.json'));
}

it('the timings beside a report tell when its run began', async () => {
  expect(await beside('{"startedAt":"2026-11-21T13:01:00.000Z","stepsMs":{}}')).toBe(
    '2026-11-21T13:01:00.000Z',
  );
});

it.each([null, '', '{}', '{"startedAt":"<b>yesterday</b>"}'])('%j tells nothing', async (timings) => {
  expect(await beside(timings)).toBeUndefined();
});
