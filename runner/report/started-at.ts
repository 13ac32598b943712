import { readTimings } from './timings.ts';

/** When the run of a report began (ISO 8601), from the timings.json beside it; undefined where that does not tell. */
export async function readStartedAt(reportFile: string): Promise<string | undefined> {
  return (await readTimings(reportFile))?.startedAt;
}
