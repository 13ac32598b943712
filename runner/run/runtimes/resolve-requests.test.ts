import { expect, it } from 'vitest';
import { node } from './node.ts';
import { newerElsewhere } from './resolve-requests.ts';

const source = { family: node, platform: 'darwin-arm64' };

it('a release that this platform has no package of is named', () => {
  expect(newerElsewhere(source, '22', '22.23.2', ['22.23.2', '22.23.3', '24.0.0'])).toBe(
    'the newest Node.js for darwin-arm64 that "22" means is 22.23.2; 22.23.3 has no package for it',
  );
});

it.each([
  ['the same release is the newest everywhere', '22', ['22.23.1', '22.23.2']],
  ['the newer one is of another line', '22', ['22.23.2', '24.0.0']],
  ['nothing is known of other platforms', '22', []],
])('nothing is said when %s', (_when, request, elsewhere) => {
  expect(newerElsewhere(source, request, '22.23.2', elsewhere)).toBeNull();
});
