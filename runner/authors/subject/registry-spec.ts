import semver from 'semver';

const NAME = /^(?:@[a-z\d~][\w.~-]*\/)?[a-z\d~_][\w.~-]*$/i;

/**
 * `name@range` for npm; null where a file names something else, e.g. an address, a folder or an option: only the
 * registry is asked for what others wrote down.
 */
export function registrySpec(name: string, range: string): string | null {
  return NAME.test(name) && semver.validRange(range) !== null ? `${name}@${range}` : null;
}
