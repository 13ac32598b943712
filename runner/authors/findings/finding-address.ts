import { projectAddress } from '../../shared/project-address.ts';

/** Where the project is published; package.json names it once it has a repository. */
const PUBLISHED = 'https://github.com/napi-matrix/napi-matrix';

/** The page about a kind of finding. */
export function findingAddress(code: string): string {
  return `${projectAddress ?? PUBLISHED}/blob/main/docs/findings/${code}.md`;
}
