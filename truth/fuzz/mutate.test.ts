import { expect, it } from 'vitest';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';

const files = [Buffer.alloc(2000, 'one'), Buffer.alloc(3000, 'another')];
const inputs = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 100 }, () => mutated(files, random).toString('hex'));
};

it('a seed makes the same inputs each time, and another seed makes others', () => {
  expect(inputs(1)).toEqual(inputs(1));
  expect(inputs(1)).not.toEqual(inputs(2));
  expect(new Set(inputs(1)).size).toBeGreaterThan(90);
});

it('the files themselves stay as they are', () => {
  inputs(3);
  expect(files.map(String)).toEqual([Buffer.alloc(2000, 'one'), Buffer.alloc(3000, 'another')].map(String));
});
