import { expect, it } from 'vitest';
import { globMatches } from './glob.ts';
import { UserError } from './user-error.ts';

const match = (glob: string, names: readonly string[], limitMs?: number) =>
  globMatches(glob, names, (name) => name, limitMs);

it('a glob matches as --rule does', () => {
  expect(match('load/{a,b*}', ['load/a', 'load/bc', 'load/c'])).toEqual(['load/a', 'load/bc']);
});

it('a glob that backtracks for ever ends with one line', () => {
  expect(() => match(`${'*a'.repeat(40)}*b`, ['a'.repeat(80)], 100)).toThrow(
    /^the glob "\*a.*b" was still being matched after 0\.1 s/,
  );
});

it('a glob that is too long is refused', () => {
  expect(() => match('a'.repeat(100_000), ['a'])).toThrow(UserError);
});

it.each(['', '[', '(', '***', '{1..1000000}', '\0', '!(', '\\'])(
  '%j is no error that shows a stack',
  (glob) => {
    expect(trouble(glob)).toSatisfy((error) => error === null || error instanceof UserError);
  },
);

function trouble(glob: string): unknown {
  try {
    match(glob, ['load/a']);
    return null;
  } catch (error) {
    return error;
  }
}
