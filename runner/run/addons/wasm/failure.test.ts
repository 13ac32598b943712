import { expect, it } from 'vitest';
import { explainFailure } from './failure.ts';

const LOG = '/addons/build/emnapi.log';

it.each([
  "version/version.c:3:1: error: unknown type name 'nap_value'",
  'wasm-ld: error: unknown file type: subject.o',
])('%s is reported as the tool put it, with the log', (error) => {
  const output = `In file included from version/version.c:2:\n${error}\n1 error generated.`;
  expect(explainFailure(output, LOG)).toBe(
    `cannot build the addons for wasm32: ${error}; the whole log is in ${LOG}`,
  );
});

it('output without an error is not guessed at', () => {
  expect(explainFailure('Aborted', LOG)).toBe(
    `cannot build the addons for wasm32: clang failed; the whole log is in ${LOG}`,
  );
});
