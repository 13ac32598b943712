import { expect, it } from 'vitest';
import { bytesInMemory } from '../../runner/authors/binary/byte-source.ts';
import { DECLARATION, declaredIn } from '../../runner/authors/binary/declaration.ts';
import { readBinary } from '../../runner/authors/binary/read-binary.ts';
import { fuzzedFiles } from './fuzzed-files.ts';
import { survive } from './survive.ts';

const COUNT = 5_000;

const files = await fuzzedFiles(new AbortController().signal);

it('by name alone, the declarations of published addons are found as among all symbols', () => {
  const elf = files.filter((file) => file.toString('hex', 0, 5) === '7f454c4602');
  expect(elf.length).toBeGreaterThan(5);
  for (const file of elf) {
    const declared = (exports?: readonly string[]) =>
      readBinary(bytesInMemory(file), exports).map((image) => declaredIn(image));
    expect(declared([DECLARATION])).toEqual(declared());
  }
});

it('mutations of published addons are read, damaged or not supported', () => {
  const { read, damaged, unsupported } = survive(files, COUNT, 7);
  expect(read + damaged + unsupported).toBe(COUNT);
  for (const part of [read, damaged, unsupported]) expect(part).toBeGreaterThan(COUNT / 100);
});
