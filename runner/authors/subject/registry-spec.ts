import semver from 'semver';

const NAME = /^(?:@[a-z\d~][\w.~-]*\/)?[a-z\d~_][\w.~-]*$/i;
const TAG = /^[a-z][\w.-]*$/i;

/** A word of the command line that npm takes from the registry: a name, maybe with a range of versions or a tag. */
export function isRegistrySpec(word: string): boolean {
  const at = word.indexOf('@', 1);
  const name = at === -1 ? word : word.slice(0, at);
  const version = at === -1 ? 'latest' : word.slice(at + 1);
  return NAME.test(name) && (semver.validRange(version) !== null || TAG.test(version));
}

/**
 * `name@range` for npm; null where a file names something else, e.g. an address, a folder or an option: only the
 * registry is asked for what others wrote down.
 */
export function registrySpec(name: string, range: string): string | null {
  return NAME.test(name) && semver.validRange(range) !== null ? `${name}@${range}` : null;
}
