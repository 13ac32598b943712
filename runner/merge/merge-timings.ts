import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { JsonObject } from '../../suites/json.ts';

const timings = z.looseObject({
  startedAt: z.string().optional(),
  stepsMs: z.record(z.string(), z.number()),
  runtimes: z.record(z.string(), z.object({ processes: z.number(), wallMs: z.number() })),
});

/** What timings.json says, as far as times can be put together. */
export type Timings = Pick<z.infer<typeof timings>, 'startedAt' | 'stepsMs' | 'runtimes'>;

/** The timings.json beside a report, or null when there is none that can be read. */
export async function readTimings(reportFile: string): Promise<Timings | null> {
  try {
    const file = path.join(path.dirname(reportFile), 'timings.json');
    return timings.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** The efforts of all shards added up, from when the first began. */
export function mergeTimings(parts: readonly Timings[]): JsonObject {
  const begins = parts.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const stepsMs: Record<string, number> = {};
  const runtimes: Record<string, { processes: number; wallMs: number }> = {};
  for (const part of parts) {
    for (const [step, ms] of Object.entries(part.stepsMs)) stepsMs[step] = (stepsMs[step] ?? 0) + ms;
    for (const [id, { processes, wallMs }] of Object.entries(part.runtimes)) {
      const before = runtimes[id] ?? { processes: 0, wallMs: 0 };
      runtimes[id] = { processes: before.processes + processes, wallMs: before.wallMs + wallMs };
    }
  }
  const [startedAt] = begins;
  return { ...(startedAt !== undefined && { startedAt }), stepsMs, runtimes };
}
