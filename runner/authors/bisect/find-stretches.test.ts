import { describe, expect, it } from 'vitest';
import { findStretches } from './find-stretches.ts';

/** One character per release, `-` for one that cannot be run; releases are called 0, 1 and so on. */
async function stretchesOf(text: string): Promise<{ found: string; runs: number }> {
  const run = new Set<string>();
  const stretches = await findStretches(
    Array.from(text, (_letter, index) => String(index)),
    {
      observe(release) {
        if (run.has(release)) throw new Error(`${release} was run twice`);
        run.add(release);
        const letter = text[Number(release)];
        return Promise.resolve(letter === '-' ? null : (letter ?? null));
      },
      isSame: (one, other) => one === other,
    },
  );
  const found = stretches.map(({ from, to, observation }) => `${observation}${from}-${to}`).join(' ');
  return { found, runs: run.size };
}

describe('releases are divided where the observation changes', () => {
  it.each([
    ['aaaa', 'a0-3'],
    ['a', 'a0-0'],
    ['', ''],
    ['ab', 'a0-0 b1-1'],
    ['aaaaaaaaaaaaaaab', 'a0-14 b15-15'],
    ['abbbbbbbbbbbbbbb', 'a0-0 b1-15'],
    ['aaaaaaabbbbbbbccccccccdddd', 'a0-6 b7-13 c14-21 d22-25'],
  ])('%s', async (text, expected) => {
    expect((await stretchesOf(text)).found).toBe(expected);
  });

  it('a change that is taken back is found', async () => {
    expect((await stretchesOf('aaaaaaaabbbbbbbbaaaaaaaaaa')).found).toBe('a0-7 b8-15 a16-25');
  });

  it('a release that cannot be run is passed over', async () => {
    expect((await stretchesOf('-aaa--bbbb-')).found).toBe('a1-3 b6-9');
    expect((await stretchesOf('----')).found).toBe('');
  });
});

it('few of many releases are run', async () => {
  const text = 'a'.repeat(700) + 'b'.repeat(300);
  const { found, runs } = await stretchesOf(text);
  expect(found).toBe('a0-699 b700-999');
  expect(runs).toBeLessThan(5 + 10);
});
