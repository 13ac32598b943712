import { expect, it } from 'vitest';
import { fuzzedFiles } from './fuzzed-files.ts';
import { survive } from './survive.ts';

const COUNT = 5_000;

it('mutations of published addons are read, damaged or not supported', async () => {
  const files = await fuzzedFiles(new AbortController().signal);
  const { read, damaged, unsupported } = survive(files, COUNT, 7);
  expect(read + damaged + unsupported).toBe(COUNT);
  for (const part of [read, damaged, unsupported]) expect(part).toBeGreaterThan(COUNT / 100);
});
