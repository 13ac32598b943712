import { expect, it } from 'vitest';
import { addressOf } from './project-address.ts';

it.each([
  [{ repository: { url: 'git+https://example.org/a/b.git' } }, 'https://example.org/a/b'],
  [{ repository: 'https://example.org/a/b' }, 'https://example.org/a/b'],
  [{}, undefined],
])('the repository of %j is at %j', (file, address) => {
  expect(addressOf(file)).toBe(address);
});
