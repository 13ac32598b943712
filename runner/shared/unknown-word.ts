import leven from 'leven';
import { UserError } from './user-error.ts';

/** Says that a word names nothing of its kind, and what it may have meant. */
export function unknownWord(kind: string, word: string, names: readonly string[]): UserError {
  const all = names.length <= 20 ? `; there are: ${names.join(', ')}` : '; the command rules lists all';
  return new UserError(`no ${kind} is called "${word}"; the nearest is ${nearestTo(word, names)}${all}`);
}

/** The name that takes the fewest letters to change a word into it; `none` where there are no names. */
export function nearestTo(word: string, names: readonly string[]): string {
  return [...names].sort((a, b) => leven(word, a) - leven(word, b))[0] ?? 'none';
}
