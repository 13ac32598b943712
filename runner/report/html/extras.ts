import type { SinceOf } from '../since.ts';

/** Data that the page shows beyond the report. */
export interface HtmlExtras {
  /** When the run began, ISO 8601. */
  readonly startedAt?: string | undefined;
  /** When the result of a rule in a runtime last changed. */
  readonly history?: SinceOf | undefined;
  /** Web address of the project's repository; default: that of package.json. */
  readonly project?: string | undefined;
}
