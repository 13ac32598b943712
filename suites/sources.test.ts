import { expect, it } from 'vitest';
import { documentation, sourceKind, thread, upstreamTest } from './sources.ts';

it.each([
  ['documentation', documentation('usage', 'usage').url],
  ['documentation', 'https://github.com/nodejs/node-addon-api/blob/main/doc/error_handling.md'],
  ['documentation', 'https://github.com/nodejs/node-addon-api'],
  ['test', upstreamTest('js-native-api/test_reference/test.js').url],
  ['test', 'https://github.com/nodejs/node-api-cts/tree/main/tests/js-native-api'],
  ['decision', thread('nodejs/node#45657').url],
  ['decision', 'https://github.com/nodejs/node/pull/42651'],
  ['implementation', 'https://github.com/nodejs/node/blob/main/src/node_api.cc'],
])('a source is %s: %s', (kind, url) => {
  expect(sourceKind({ title: 'a source', url })).toBe(kind);
});
