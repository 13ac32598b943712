/** The built addons of a run, and where they came from. */
export interface AddonSet {
  /** Said to the user, as `built in addons/build/1f0c…` or `--addons /some/dir`. */
  readonly origin: string;
  /** Absolute path of the folder that they and their manifest are in. */
  readonly folder: string;
  /** Version of node-api-headers that they were compiled against. */
  readonly headersVersion: string;
  /** Absolute path per addon and target id: `files.reference['10']`. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
