import { expect, it } from 'vitest';
import { cspHash, embeddedJson } from './embed.ts';

it('JSON in a page cannot end its element, and is read as it was written', () => {
  const value = { text: '</script><!--<script>\u2028\u2029"\\' };
  const json = embeddedJson(value);
  expect(json).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});

it('a hash is that of the text, as a policy wants it', () => {
  expect(cspHash('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
});
