import { FAMILIES, type ReleaseRequests } from '../run/runtimes/families.ts';
import { fromUser } from '../run/plan/matrix-request.ts';
import type { Query } from '../run/plan/query.ts';
import type { Arguments } from './arguments/arguments.ts';

/** The query that the options of a command line make. */
export function queryOf(args: Arguments): Query {
  return {
    config: args.config === null ? null : fromUser(args.config),
    selection: { suites: args.suite, rules: args.rule, targets: args.target, profile: args.profile },
    runtimes: {
      releases: releasesOf(args),
      emnapi: args.emnapi,
      embedder: args.embedder,
      arch: args.arch,
      executables: args.runtime,
    },
    addons: args.addons === null ? null : fromUser(args.addons),
    timeoutSeconds: args.timeout,
  };
}

/** A family whose option was not given is left out. */
function releasesOf(args: Arguments): ReleaseRequests {
  const given = FAMILIES.map(({ name }) => [name, args[name]] as const);
  return Object.fromEntries(given.filter(([, requests]) => requests !== null));
}
