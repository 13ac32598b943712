import { expect, it } from 'vitest';
import { quantity } from './quantity.ts';

it.each([
  [quantity(0, 'cell'), '0 cells'],
  [quantity(1, 'cell'), '1 cell'],
  [quantity(15_915, 'cell'), '15,915 cells'],
  [quantity(2, 'entry', 'entries'), '2 entries'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});
