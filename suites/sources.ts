import type { Source } from './rule.ts';

/**
 * What a requirement rests on: a document, a test of Node.js or of the working group, a thread in which it was decided,
 * or only the source code of an implementation.
 */
export type SourceKind = 'documentation' | 'test' | 'decision' | 'implementation';

/** The kinds that a must rule needs one of. */
export const SUPPORTS_MUST: readonly SourceKind[] = ['documentation', 'test', 'decision'];

export function sourceKind({ url }: Source): SourceKind {
  const { hostname, pathname } = new URL(url);
  if (hostname !== 'github.com') return 'documentation';
  const [, , , place = '', , ...path] = pathname.split('/');
  if (place === 'issues' || place === 'pull') return 'decision';
  if (place !== 'blob' && place !== 'tree') return 'documentation';
  if (path.some((folder) => folder === 'test' || folder === 'tests')) return 'test';
  return path.at(-1)?.endsWith('.md') === true ? 'documentation' : 'implementation';
}

/** A test of Node.js, as `js-native-api/test_reference/test.js`. */
export function upstreamTest(file: string): Source {
  return { title: `test/${file}`, url: `https://github.com/nodejs/node/blob/main/test/${file}` };
}

/** A section of Node.js' Node-API documentation. */
export function documentation(title: string, anchor: string): Source {
  return { title: `Node-API: ${title}`, url: `https://nodejs.org/api/n-api.html#${anchor}` };
}

/** An issue or a pull request of a repository on GitHub, as `nodejs/node#45657`. */
export function thread(reference: string): Source {
  const [repository, number] = reference.split('#');
  return { title: reference, url: `https://github.com/${repository}/issues/${number}` };
}

export const VERSION_MATRIX = documentation('version matrix', 'node-api-version-matrix');
/** The proposal that addons declare a version. */
export const PROPOSAL = thread('nodejs/node#45657');
/** Per-addon behaviour by declared version. */
export const VERSIONED_BEHAVIOUR = thread('nodejs/node#45715');
/** References to values of every type. */
export const ANY_VALUE_REFERENCES = thread('nodejs/node#47975');
/** Version 10: what had been experimental became stable. */
export const VERSION_10 = thread('nodejs/node#55676');
/** Exceptions from thread-safe functions become uncaught exceptions. */
export const UNCAUGHT_FROM_CALLBACKS = thread('nodejs/node#36510');
