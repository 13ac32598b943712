import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { linesOf, LONGEST_LINE } from './line-splitter.ts';

async function split(...chunks: readonly string[]): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const line of linesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk, 'latin1'))))) {
    lines.push(line);
  }
  return lines;
}

it('lines are the same wherever chunks are cut', async () => {
  const text = Buffer.from('one\ntwo\r\n\nthree\rfür\r\nlast').toString('latin1');
  const lines = ['one', 'two', '', 'three', 'für', 'last'];
  for (let place = 0; place <= text.length; place += 1) {
    expect(await split(text.slice(0, place), text.slice(place))).toEqual(lines);
  }
});

it('a line that is too long is skipped, with or without its end', async () => {
  const long = 'x'.repeat(LONGEST_LINE / 2);
  expect(await split('a\n', long, long, 'b', 'c\nd\n', long, long, 'e')).toEqual(['a', null, 'd', null]);
  expect(await split(long, long, '\nd')).toEqual([long + long, 'd']);
});

it('nothing has no lines', async () => {
  expect(await split()).toEqual([]);
  expect(await split('\n')).toEqual(['']);
});
