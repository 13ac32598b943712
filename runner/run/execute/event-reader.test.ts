import { describe, expect, test } from 'vitest';
import { EventReader, type ReadLine } from './event-reader.ts';

const NONCE = '0123456789abcdef0123456789abcdef';
const DONE = { event: 'done', run: 'suite/ä@9', observation: 'ä\u2028😀\u2029€' } as const;
const LINE = `${NONCE} ${JSON.stringify(DONE)}`;

function read(text: string, chunkSize = Infinity): ReadLine[] {
  const reader = new EventReader(NONCE);
  const bytes = Buffer.from(text);
  const lines: ReadLine[] = [];
  for (let start = 0; start < bytes.length; start += chunkSize) {
    lines.push(...reader.push(bytes.subarray(start, start + chunkSize)));
  }
  return lines;
}

describe('an event', () => {
  test.for([1, 2, 3, 7, Infinity])('survives chunks of %i bytes', (chunkSize) => {
    expect(read(`chatter\n${LINE}\r\n${LINE}\n`, chunkSize)).toEqual([
      { kind: 'event', event: DONE },
      { kind: 'event', event: DONE },
    ]);
  });

  test('is not swallowed by chatter without a newline', () => {
    expect(read(`chatter\n${LINE}\n`)).toHaveLength(1);
  });

  test('is one only when its newline came', () => {
    expect(read(`${LINE}\n${LINE}`)).toHaveLength(1);
  });
});

describe('chatter', () => {
  test.for([JSON.stringify(DONE), ` ${LINE}`, `>${LINE}`, LINE.replaceAll('0', 'f'), NONCE.slice(0, 10), ''])(
    'is left out: %j',
    (line) => {
      expect(read(`${line}\n`)).toEqual([]);
      expect(read(`${line}\n`, 1)).toEqual([]);
    },
  );
});

describe('a line with the nonce that is no event', () => {
  test.for([
    '',
    '{}',
    ' {"event":"done","run":"a"}',
    ' {"event":"done","run":"a","observation":1e999}',
    ' {"event":"start","run":"a","more":1}',
    ' {"event":"passed","run":"a"}',
    ' [',
    JSON.stringify(DONE),
    ` {"event":"done","run":"a","observation":"${'too long '.repeat(8_000)}"}`,
    ` {"event":"done","run":"a","observation":${'['.repeat(120)}${']'.repeat(120)}}`,
    ` {"event":"done","run":"a","observation":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ])('is invalid: %j', (text) => {
    expect(read(`${NONCE}${text}\n`)).toEqual([{ kind: 'invalid', text }]);
  });
});
