import { expect, it } from 'vitest';
import { readRecord } from './read-record.ts';

/** One function, room for one thread and one event: as addons/trace/trace.h lays them out. */
function record(): Buffer {
  const bytes = Buffer.alloc(64 + 64 + (40 + 8) + 32);
  bytes.write('NAPITRC1');
  [1, 1, 1, 1, 1, 1 + 2, 10, 3].forEach((word, at) => bytes.writeUInt32LE(word, 8 + 4 * at));
  bytes.write('napi_throw', 64);
  bytes.writeInt32LE(1, 64 + 56);
  bytes.writeUInt32LE(1 + 2, 64 + 60);
  bytes.writeUInt32LE(77, 128);
  bytes.write('worker', 132);
  bytes.writeUInt32LE(0xffffffff, 148);
  bytes.writeUInt32LE(1, 152);
  bytes.writeUInt32LE(9, 160);
  bytes.writeBigUInt64LE(5n, 168);
  [2, 0, 0xffffffff, 10, 0].forEach((word, at) => bytes.writeUInt32LE(word, 176 + 4 * at));
  bytes.writeBigUInt64LE(4n, 200);
  return bytes;
}

it('a file is read as it was written', () => {
  expect(readRecord(record())).toEqual({
    ...{ declared: 10, isDeclarationRead: true, opened: 3, isPartial: false },
    functions: [
      {
        ...{ name: 'napi_throw', version: 1, isExported: true, isImported: true },
        ...{ isLookedUp: false, isNewer: false },
      },
    ],
    threads: [{ id: 77, name: 'worker', inside: null, lastFailure: { function: 0, status: 9 }, calls: [5] }],
    events: [{ kind: 'refused', function: 0, other: null, status: 10, thread: 0, count: 4 }],
  });
});

it('a file that was not finished says nothing', () => {
  expect(readRecord(Buffer.alloc(0))).toBeNull();
  expect(readRecord(Buffer.alloc(5000))).toBeNull();
});

it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
  ['another file', (bytes) => Buffer.concat([Buffer.from('ELF'), bytes]), /no file of addons\/trace/],
  ['a file that was cut', (bytes) => bytes.subarray(0, 190), /contradict its length/],
  ['an unknown event', (bytes) => (bytes.writeUInt32LE(9, 176), bytes), /unknown kind/],
])('%s is an error', (_what, change, message) => {
  expect(() => readRecord(change(record()))).toThrow(message);
});

it('more threads than there is room for: the rest are those that fit', () => {
  const bytes = record();
  bytes.writeUInt32LE(1000, 20);
  bytes.writeUInt32LE(1 + 8, 28);
  expect(readRecord(bytes)).toMatchObject({ isPartial: true, threads: [{ id: 77 }] });
});
