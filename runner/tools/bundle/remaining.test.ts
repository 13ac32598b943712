import { describe, expect, it } from 'vitest';
import type { Answer } from '../log/answers.ts';
import { nextRuns, ranges } from './remaining.ts';

const RUNS = [0, 1, 2, 3, 4].map((number) => ({ number, id: `run ${number}`, isolated: number > 2 }));

function next(answered: readonly number[], unconfirmed: readonly number[] = []): string | null {
  const answer = (number: number): [string, Answer] => [
    `run ${number}`,
    { result: { outcome: { kind: 'observed' } }, unconfirmed: unconfirmed.includes(number) },
  ];
  return nextRuns(RUNS, new Map([...answered, ...unconfirmed].map(answer)));
}

describe('what an engine runs next', () => {
  it.each<[string, number[], number[], string | null]>([
    ['all that share a process', [], [], '0-2'],
    ['what remains of them', [0, 2], [], '1'],
    ['one that died among others, alone', [0, 2], [1], '1'],
    ['one that needs a process of its own', [0, 1, 2], [], '3'],
    ['nothing when all is answered', [0, 1, 2, 3, 4], [], null],
  ])('%s', (_what, answered, unconfirmed, expected) => {
    expect(next(answered, unconfirmed)).toBe(expected);
  });
});

it('numbers become ranges', () => {
  expect(ranges([1, 2, 3, 7, 9, 10])).toBe('1-3,7,9-10');
});
