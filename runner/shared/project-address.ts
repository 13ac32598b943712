import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

interface PackageFile {
  readonly repository?: string | { readonly url?: string };
}

const packageFile = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as PackageFile;

/** The web address of the repository that package.json names; undefined where it names none. */
export const projectAddress = addressOf(packageFile);

/** `https://example.org/a/b` for npm's `git+https://example.org/a/b.git`. */
export function addressOf({ repository }: PackageFile): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
}
