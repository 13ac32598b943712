import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const timings = z.object({ startedAt: z.iso.datetime() });

/** When the run of a report began (ISO 8601), from the timings.json beside it; undefined where that does not tell. */
export async function readStartedAt(reportFile: string): Promise<string | undefined> {
  const file = path.join(path.dirname(reportFile), 'timings.json');
  try {
    return timings.parse(JSON.parse(await readFile(file, 'utf8'))).startedAt;
  } catch {
    // A report may have been moved without its timings, or be older than they are: it is as good without.
    return undefined;
  }
}
