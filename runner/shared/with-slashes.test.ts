import { expect, it } from 'vitest';
import { withSlashes } from './with-slashes.ts';

it('names sort in the same order on every platform, once they have slashes', () => {
  const files = ['version_9\\a.c', 'version_99\\a.c'];
  expect([...files].sort()).toEqual([...files].reverse());
  expect(files.map((file) => withSlashes(file, '\\')).sort()).toEqual(['version_9/a.c', 'version_99/a.c']);
});
