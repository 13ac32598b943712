import type { Source } from './rule.ts';

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
