import { expect, it } from 'vitest';
import { UserError } from './user-error.ts';
import { withinTime } from './within-time.ts';

it('an expression that backtracks for ever ends with one line', () => {
  const match = () => /^(a+)+$/.exec(`${'a'.repeat(60)}!`);
  expect(() => withinTime('the pattern /^(a+)+$/', match, 100)).toThrow(
    new UserError(
      'the pattern /^(a+)+$/ was still being matched after 0.1 s; use fewer repetitions, none within another',
    ),
  );
});

it('what ends has its value, or its error', () => {
  expect(withinTime('it', () => /a(.)/.exec('abc')?.[1])).toBe('b');
  expect(() =>
    withinTime('it', () => {
      throw new RangeError('mine');
    }),
  ).toThrow(new RangeError('mine'));
});
