import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readTimings, spanOf } from './timings.ts';

async function read(text?: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-timings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (text !== undefined) await writeFile(path.join(folder, 'timings.json'), text);
  return readTimings(path.join(folder, 'report.json'));
}

const startedAt = '2026-11-21T00:00:00.000Z';

it('the timings beside a report have the date of its run', async () => {
  const timings = await read(JSON.stringify({ startedAt, stepsMs: { total: 1500, build: 3 }, more: 1 }));
  const start = Date.UTC(2026, 10, 21);
  expect(spanOf(timings)).toEqual({ start, stop: start + 1500 });
});

describe('no report depends on them', () => {
  it.each([
    ['there are none', undefined],
    ['they are no JSON', '{'],
    ['they are something else', '[1]'],
    ['they do not say when', '{"stepsMs":{"total":1}}'],
    ['they say it in words', '{"startedAt":"today"}'],
  ])('%s', async (_what, text) => {
    expect(spanOf(await read(text))).toBeNull();
  });
});
