import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { readScript } from './assets.ts';

it('the scripts of the page declare each name once, and use all that they declare', () => {
  const messages = new Linter().verify(readScript(), {
    languageOptions: { sourceType: 'script' },
    rules: { 'no-redeclare': 'error', 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
  });
  expect(messages.map(({ message, line }) => `${line}: ${message}`)).toEqual([]);
});
