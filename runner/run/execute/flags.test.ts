import { expect, test } from 'vitest';
import { splitFlags } from './flags.ts';

test('flags are arguments', () => {
  expect(splitFlags(['--one', '--two=NODE_OPTIONS=3'])).toEqual({
    args: ['--one', '--two=NODE_OPTIONS=3'],
    env: {},
  });
});

test('those of NODE_OPTIONS are one variable', () => {
  expect(splitFlags(['NODE_OPTIONS=--one', '--two', 'NODE_OPTIONS=--three=4'])).toEqual({
    args: ['--two'],
    env: { NODE_OPTIONS: '--one --three=4' },
  });
});
