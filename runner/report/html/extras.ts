import type { SinceOf } from '../../compare/history/since.ts';

/** What the page can show beyond the report. */
export interface HtmlExtras {
  /** When the run began, ISO 8601. */
  readonly startedAt?: string | undefined;
  /** Since when a rule has come out in a runtime as it does in the report. */
  readonly history?: SinceOf | undefined;
}
