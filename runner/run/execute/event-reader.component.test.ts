import { expect, test } from 'vitest';
import { EventReader } from './event-reader.ts';

const NONCE = '0123456789abcdef0123456789abcdef';
const DONE = { event: 'done', run: 'suite/rule@9', observation: null } as const;

test('chatter of any length costs no memory, and the event after it is read', () => {
  const reader = new EventReader(NONCE);
  const chunk = Buffer.alloc(2 ** 20, 'x');
  // Longer than the longest string there can be, so that a reader that kept the line would throw.
  for (let count = 0; count < 600; count += 1) expect(reader.push(chunk)).toEqual([]);
  expect(reader.push(Buffer.from(`\n${NONCE} ${JSON.stringify(DONE)}\n`))).toEqual([
    { kind: 'event', event: DONE },
  ]);
});
