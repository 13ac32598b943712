import picomatch from 'picomatch';
import { printable } from './printable.ts';
import { UserError } from './user-error.ts';
import { withinTime } from './within-time.ts';

/** The items whose names a glob matches. Throws a UserError for a glob that is too long or takes too long. */
export function globMatches<Item>(
  glob: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
  limitMs?: number,
): Item[] {
  const what = `the glob "${printable(glob, 100)}"`;
  const isMatch = matcherOf(glob, what);
  return withinTime(what, () => items.filter((item) => isMatch(nameOf(item))), limitMs);
}

function matcherOf(glob: string, what: string): (name: string) => boolean {
  try {
    return picomatch(glob);
  } catch (error) {
    throw new UserError(`${what} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}
