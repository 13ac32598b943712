import semver from 'semver';

const NAME = /^(?:@[a-z\d~][\w.~-]*\/)?[a-z\d~_][\w.~-]*$/i;
const TAG = /^[a-z][\w.-]*$/i;

/** `argon2@>=0.43` is a name and what is asked of its version; undefined: nothing. */
export function splitSpec(spec: string): { readonly name: string; readonly version: string | undefined } {
  const at = spec.indexOf('@', 1);
  return at === -1
    ? { name: spec, version: undefined }
    : { name: spec.slice(0, at), version: spec.slice(at + 1) };
}

/** A word of the command line that npm takes from the registry: a name, maybe with a range of versions or a tag. */
export function isRegistrySpec(word: string): boolean {
  const { name, version = 'latest' } = splitSpec(word);
  return NAME.test(name) && (semver.validRange(version) !== null || TAG.test(version));
}

/**
 * `name@range` for npm; null where a file names something else, e.g. an address, a folder or an option: only the
 * registry is asked for what others wrote down.
 */
export function registrySpec(name: string, range: string): string | null {
  return NAME.test(name) && semver.validRange(range) !== null ? `${name}@${range}` : null;
}
