import { expect, test } from 'vitest';
import { refusedFlags } from './unknown-flag.ts';

const refusal = {
  kind: 'exited',
  exitCode: 9,
  signal: null,
  stderrTail: '/usr/bin/node: bad option: --no-such-flag\n',
} as const;

test('a runtime that exits with the code of an invalid argument over a bad option refused its flags', () => {
  expect(refusedFlags(refusal, ['--no-such-flag'])).toBe(true);
});

test('so did one that exits over a flag in NODE_OPTIONS', () => {
  const stderrTail = '/usr/bin/node: --no-such-flag is not allowed in NODE_OPTIONS\n';
  expect(refusedFlags({ ...refusal, stderrTail }, ['NODE_OPTIONS=--no-such-flag'])).toBe(true);
});

test.each([
  ['no flag was given', refusal, []],
  ['the exit code is another', { ...refusal, exitCode: 1 }, ['--flag']],
  ['nothing is said of an option', { ...refusal, stderrTail: 'TypeError' }, ['--flag']],
  ['it was killed for its silence', { ...refusal, kind: 'idle-timeout' } as const, ['--flag']],
])('it did not when %s', (_case, end, flags) => {
  expect(refusedFlags(end, flags)).toBe(false);
});
