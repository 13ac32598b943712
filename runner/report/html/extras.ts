/** Since when a rule has come out in a runtime as it does now. */
export interface Since {
  /** ISO 8601. */
  readonly since: string;
  /** The version of the runtime at that time. */
  readonly version?: string | undefined;
}

/** What the page can show beyond the report. */
export interface HtmlExtras {
  /** When the run began, ISO 8601. */
  readonly startedAt?: string | undefined;
  /** By the ids of rule and runtime; undefined where nothing is recorded. */
  readonly history?: ((rule: string, runtime: string) => Since | undefined) | undefined;
}
