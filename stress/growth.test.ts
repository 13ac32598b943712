import { expect, it } from 'vitest';
import { growthPerRound } from './growth.ts';

const rounds = (bytes: (round: number) => number) => Array.from({ length: 50 }, (_, round) => bytes(round));

it.each([
  ['nothing grows', () => 1000, 0],
  ['every round leaks', (round: number) => 1000 + 16 * round, 16],
  ['only the first rounds grow', (round: number) => Math.min(round, 20) * 100, 0],
  ['the heap is enlarged once', (round: number) => (round < 35 ? 1000 : 900_000), 0],
  ['memory goes up and down', (round: number) => 1000 + (round % 5) * 100, 0],
  ['every second round leaks', (round: number) => 32 * Math.floor(round / 2), 16],
])('%s', (_what, bytes, expected) => {
  expect(Math.abs(growthPerRound(rounds(bytes)) - expected)).toBeLessThan(4);
});
