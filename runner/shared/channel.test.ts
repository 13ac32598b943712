import { expect, it } from 'vitest';
import { Channel } from './channel.ts';

it('yields what was pushed before and while it is read, in order, and then ends', async () => {
  const channel = new Channel<number>();
  channel.push(1);
  const seen: number[] = [];
  for await (const value of channel) {
    seen.push(value);
    if (value === 1) channel.push(2);
    if (value === 2) {
      setTimeout(() => {
        channel.push(3);
        channel.close();
      });
    }
  }
  expect(seen).toEqual([1, 2, 3]);
});

it('ends at once when it was closed empty', async () => {
  const channel = new Channel<number>();
  channel.close();
  const seen: number[] = [];
  for await (const value of channel) seen.push(value);
  expect(seen).toEqual([]);
});
