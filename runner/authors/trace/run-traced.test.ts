import { expect, it } from 'vitest';
import { argumentsFor } from './run-traced.ts';

const NODE = { name: 'node', args: [] };
const DENO = { name: 'deno', args: ['run', '--allow-all', '--no-npm'] };

it.each([
  [NODE, ['-e', '0'], ['-e', '0']],
  [{ name: 'mine', args: ['--gc'] }, ['x.js'], ['--gc', 'x.js']],
  [DENO, ['-e', '0', 'a'], ['eval', '--ext=cjs', '0', 'a']],
  [DENO, ['x.cjs', 'a'], ['run', '--allow-all', 'x.cjs', 'a']],
  [DENO, ['test', '-A'], ['test', '-A']],
  [
    { name: 'mine', like: { name: 'deno', version: '2.9.6' }, args: [] },
    ['--eval', '0'],
    ['eval', '--ext=cjs', '0'],
  ],
])('%j with %j: %j', (runtime, words, expected) => {
  expect(argumentsFor(runtime, words)).toEqual(expected);
});
