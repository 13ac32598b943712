import { projectAddress } from '../../shared/project-address.ts';

/** Where the project is published; package.json names it once it has a repository. */
const PUBLISHED = 'https://github.com/napi-matrix/napi-matrix';

/** A file of the project, relative to its root. */
export function publishedFile(file: string): string {
  return `${projectAddress ?? PUBLISHED}/blob/main/${file}`;
}

/** The page about a kind of finding. */
export function findingAddress(code: string): string {
  return publishedFile(`docs/findings/${code}.md`);
}
