/** Folders of one build, and what the build may take from them. */
export interface BuildSite {
  /** A copy of the addons' sources, with every header that they include in `headers/`; the build may write in it. */
  readonly sources: string;
  /** An empty folder, for the built files and nothing else. */
  readonly result: string;
  /** Where the whole output of the tools goes when they fail. */
  readonly log: string;
  /** Called with the name of a file once it is built, as far as the tools say so; maybe twice. */
  readonly onFile: (name: string) => void;
}

/** Builds the addons of one format. */
export interface Toolchain {
  /** Its name and version, e.g. `node-gyp 12.4.0`. */
  readonly builder: string;
  /** All that decides what comes out, beyond the sources, the platform and the builder. */
  readonly recipe: string;
  /** File names of everything that it builds. */
  readonly files: readonly string[];
  /** Builds them. Throws a UserError for what the user can mend, and the signal's reason when that fires. */
  readonly build: (site: BuildSite, signal: AbortSignal) => Promise<void>;
}
