import type { Arguments } from '../../cli/arguments/arguments.ts';
import { FAMILIES, type ReleaseRequests } from '../runtimes/families.ts';

/** The releases that the options of the families name; a family whose option was not given is not in it. */
export function askedReleases(args: Arguments): ReleaseRequests {
  const given = FAMILIES.map(({ name }) => [name, args[name]] as const);
  return Object.fromEntries(given.filter(([, requests]) => requests !== null));
}

/** Whether the command line names any runtime: then nothing but what it names is run. */
export function namesRuntimes(args: Arguments): boolean {
  const isOption = args.emnapi || args.embedder;
  return Object.keys(askedReleases(args)).length > 0 || isOption || args.runtime.length > 0;
}
