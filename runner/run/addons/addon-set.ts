import type { AddonFormat } from './addon-format.ts';

/** The built addons of one format, and their origin. */
export interface AddonSet {
  /** Shown to the user, e.g. `built in addons/build/1f0c…` or `--addons /some/dir`. */
  readonly origin: string;
  /** Absolute path of the folder that they and their manifest are in. */
  readonly folder: string;
  /** Version of node-api-headers that they were compiled against. */
  readonly headersVersion: string;
  /** Absolute path per addon and target id: `files.reference['10']`. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The reasons why addons cannot be built in this format, by the addon's name. */
  readonly unavailable: Readonly<Record<string, UnavailableAddon>>;
}

export interface UnavailableAddon {
  /** Why, as the end of a sentence about the addon: `it starts native threads, …`. */
  readonly reason: string;
  /** Ids of the targets that it is built for elsewhere. */
  readonly targets: readonly string[];
}

/** A set of addons for each format that the runtimes of a run load. */
export type AddonSets<Set = AddonSet> = Readonly<Partial<Record<AddonFormat, Set>>>;

/** The set of addons in the format that a runtime loads; the default is native. */
export function addonsFor<Set>(sets: AddonSets<Set>, { id, addons }: Loader): Set {
  const set = sets[addons ?? 'native'];
  if (set === undefined) throw new Error(`there are no addons for ${id}`);
  return set;
}

interface Loader {
  readonly id: string;
  readonly addons?: AddonFormat | undefined;
}
