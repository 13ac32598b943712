import type { SinceOf } from '../since.ts';
import type { Report } from '../schema.ts';
import type { Timings } from '../timings.ts';

/** A file of a format, its name relative to the folder of the output; its text comes piece by piece. */
export interface FormatFile {
  readonly name: string;
  readonly text: Iterable<string>;
}

/** Optional data that is shown beside the report. */
export interface Extras {
  /** timings.json of the same run. */
  readonly timings: Timings | null;
  /** Lines of Markdown about what changed since another report; they come first. */
  readonly changes: readonly string[];
  /** When the result of a rule in a runtime last changed. */
  readonly history?: SinceOf | undefined;
}

/** A report in the shape that somebody else reads: a pure projection of report.json. */
export interface Format {
  render(report: Report, extras: Extras): Iterable<FormatFile>;
}
