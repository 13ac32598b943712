import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const { describeThrown } = createRequire(import.meta.url)('./describe-thrown.cjs') as {
  describeThrown: (thrown: unknown) => unknown;
};

it('an error is its code and message; stack and path differ from machine to machine', () => {
  const error = Object.assign(new TypeError('no such file'), { code: 'ENOENT', path: '/home/me/file' });
  expect(describeThrown(error)).toEqual({ type: 'error', code: 'ENOENT', message: 'no such file' });
  expect(describeThrown(new Error('plain'))).toEqual({ type: 'error', code: null, message: 'plain' });
});

it('an error of another context is an error', () => {
  expect(describeThrown(runInNewContext('new Error("far away")'))).toMatchObject({ type: 'error' });
});

it.each([
  [undefined, { type: 'undefined', value: 'undefined' }],
  [null, { type: 'null', value: 'null' }],
  ['text', { type: 'string', value: 'text' }],
  [12n, { type: 'bigint', value: '12' }],
  [Symbol('sign'), { type: 'symbol', value: 'Symbol(sign)' }],
  [{}, { type: 'object', code: null, message: null }],
  [Object.assign(() => 0, { code: 7 }), { type: 'function', code: '7', message: null }],
])('%s, which is no error, is described as %j', (thrown, described) => {
  expect(describeThrown(thrown)).toEqual(described);
});
