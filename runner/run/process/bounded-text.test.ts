import { describe, expect, test } from 'vitest';
import { ByteTail, clip } from './bounded-text.ts';

function tailOf(limit: number, ...chunks: readonly (string | Buffer)[]): string {
  const tail = new ByteTail(limit);
  for (const chunk of chunks) tail.push(Buffer.from(chunk));
  return tail.text();
}

describe('a tail', () => {
  test('is the end of all chunks', () => {
    expect(tailOf(5, 'abc', 'defg', '')).toBe('cdefg');
    expect(tailOf(5, 'ab')).toBe('ab');
  });

  test('leaves out a character that the limit cut', () => {
    expect(tailOf(5, '😀😀')).toBe('😀');
    expect(tailOf(3, '😀')).toBe('');
  });

  test('stays within its bytes when they are no UTF-8', () => {
    const text = tailOf(10, Buffer.alloc(10, 0xff));
    expect(text).toBe('\uFFFD\uFFFD\uFFFD');
  });
});

describe('a clipped text', () => {
  test('is itself when it is short', () => {
    expect(clip('ä'.repeat(500))).toBe('ä'.repeat(500));
  });

  test('never ends in half a character', () => {
    expect(clip(`${'x'.repeat(499)}😀`)).toBe(`${'x'.repeat(499)}...`);
  });
});
