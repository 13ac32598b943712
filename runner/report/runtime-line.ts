import semver from 'semver';

/**
 * The release line of a runtime: name and major version, as `node@26`. What is at a path, or has a version that is not
 * semantic, is a line of its own: its id.
 */
export function runtimeLine({ id, name, version }: { id: string; name: string; version: string }): string {
  const parsed = semver.parse(version);
  return parsed === null || id === name ? id : `${name}@${parsed.major}`;
}
