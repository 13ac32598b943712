import { expect, it } from 'vitest';
import { agreementOf } from './predicted.ts';

const crashes = { kind: 'crashes', declared: 10, supports: 9 } as const;

it('a prediction that comes true agrees, and any other does not', () => {
  expect(agreementOf({ kind: 'loads' }, 'L')).toBe('as predicted');
  expect(agreementOf(crashes, 'X')).toBe('as predicted');
  for (const outcome of ['X', 'T', 'A', 'hangs'] as const) {
    expect(agreementOf({ kind: 'loads' }, outcome)).toBe('different');
  }
  expect(agreementOf(crashes, 'L')).toBe('different');
  expect(agreementOf(crashes, 'A')).toBe('different');
});

it('what is not predicted, or never reached the release, is counted on its own', () => {
  expect(agreementOf({ kind: 'unknown', why: 'declaration ignored' }, 'A')).toBe('not predicted');
  expect(agreementOf({ kind: 'loads' }, 'system')).toBe('not loaded by the system');
});
