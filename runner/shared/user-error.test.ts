import { expect, it } from 'vitest';
import { UserError } from './user-error.ts';

it('is one line whatever is quoted in it, and cannot steer the terminal', () => {
  const { message } = new UserError('file "{\n\t1}" is bad\u2028\u001B[2J\u0085');
  expect(message).toBe('file "{ 1}" is bad [2J ');
});

it('leaves paths as they are', () => {
  const text = "cannot read /home/me/two  spaces/it's ünïcode 🦊";
  expect(new UserError(text).message).toBe(text);
});

it('keeps what caused it', () => {
  const cause = new Error('ENOENT');
  expect(new UserError('no such file', { cause })).toMatchObject({ name: 'UserError', cause });
});
