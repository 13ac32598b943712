import type { PackageManifest } from './package-manifest.ts';

/** What is checked together: a package, or files that belong to none. */
export interface Subject {
  /** For users: `argon2@0.45.1`, or the path that was given. */
  readonly title: string;
  /** An absolute path. */
  readonly folder: string;
  /** `.node` files, relative to the folder, with slashes. */
  readonly files: readonly string[];
  /** Null: no package.json belongs to the files. */
  readonly manifest: PackageManifest | null;
}

export function titleOf(
  { name, version }: Pick<PackageManifest, 'name' | 'version'>,
  folder: string,
): string {
  if (name === '') return folder;
  return version === null ? name : `${name}@${version}`;
}
