import leven from 'leven';
import { invocation } from './invocation.ts';
import { UserError } from './user-error.ts';

/** Longer lists are not printed. */
const LISTED = 20;

const GLOB = /[*?{}[\]!()]/;

/** The error for a word that names nothing of its kind, with the nearest name if one is near. */
export function unknownWord(kind: string, word: string, names: readonly string[]): UserError {
  const what = GLOB.test(word) ? `no ${kind} matches "${word}"` : `there is no ${kind} "${word}"`;
  const near = nearestTo(word, names);
  const hint = near === undefined ? '' : `; the nearest is "${near}"`;
  return new UserError(`${what}${hint}; ${listing(kind, names)}`);
}

function listing(kind: string, names: readonly string[]): string {
  if (names.length <= LISTED) return `expected one of: ${names.join(', ')}`;
  return kind === 'rule' ? `run \`${invocation} rules\` to list the rules` : `there are ${names.length}`;
}

/** The most similar name, or undefined when more than a third of its letters differ, as in cargo and git. */
export function nearestTo(word: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({
      name,
      distance: leven(word, name),
      limit: Math.ceil(Math.max(word.length, name.length) / 3),
    }))
    .filter(({ distance, limit }) => distance <= limit && distance < word.length)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.name;
}
