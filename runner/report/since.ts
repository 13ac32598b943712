/** The first recorded run in which a rule had the result in a runtime that it has now. */
export interface Since {
  /** ISO 8601. */
  readonly date: string;
  /** The runtime's version then. */
  readonly version: string;
}

/** By the ids of rule and runtime; undefined where nothing is recorded. */
export type SinceOf = (rule: string, runtimeId: string) => Since | undefined;
