import type { EmnapiHost } from '../runtimes/emnapi-hosts.ts';
import { FAMILIES, type ReleaseRequests } from '../runtimes/families.ts';
import type { SelectionRequest } from './select.ts';

/** The user's choices. Paths are absolute; null and empty lists leave the choice to matrix.json. */
export interface Query {
  /** Null: the matrix.json of the project. */
  readonly config: string | null;
  readonly selection: SelectionQuery;
  readonly runtimes: RuntimeQuery;
  /** Null: the local build. */
  readonly addons: string | null;
  readonly timeoutSeconds: number | null;
}

export interface SelectionQuery extends SelectionRequest {
  readonly profile: string | null;
}

export interface RuntimeQuery {
  readonly releases: ReleaseRequests;
  /** Empty: none. */
  readonly emnapi: readonly EmnapiHost[];
  readonly embedder: boolean;
  /** Null: this machine's. */
  readonly arch: string | null;
  readonly executables: readonly NamedExecutable[];
}

export interface NamedExecutable {
  readonly name: string;
  /** Null: the entry of matrix.json with this name. */
  readonly path: string | null;
}

/** Every rule and every target. */
export const EVERYTHING: SelectionQuery = { suites: null, rules: null, targets: null, profile: null };

/** The query of a script that runs releases with the settings of the project. */
export function releasesQuery(releases: ReleaseRequests, selection: SelectionQuery): Query {
  const runtimes = { releases, emnapi: [], embedder: false, arch: null, executables: [] };
  return { config: null, selection, runtimes, addons: null, timeoutSeconds: null };
}

/** Whether a query names any runtime; if so, the runtimes of matrix.json are not run. */
export function namesRuntimes({ releases, emnapi, embedder, executables }: RuntimeQuery): boolean {
  const isRelease = FAMILIES.some(({ name }) => releases[name] !== undefined);
  return isRelease || emnapi.length > 0 || embedder || executables.length > 0;
}
