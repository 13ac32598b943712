import type { JsonObject } from '../../../suites/json.ts';
import type { Timings } from '../../report/timings.ts';

/** The efforts of all shards added up, from when the first began. */
export function mergeTimings(parts: readonly Timings[]): JsonObject {
  const begins = parts.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const stepsMs: Record<string, number> = {};
  const runtimes: Record<string, { processes: number; wallMs: number }> = {};
  for (const part of parts) {
    for (const [step, ms] of Object.entries(part.stepsMs ?? {})) stepsMs[step] = (stepsMs[step] ?? 0) + ms;
    for (const [id, { processes, wallMs }] of Object.entries(part.runtimes ?? {})) {
      const before = runtimes[id] ?? { processes: 0, wallMs: 0 };
      runtimes[id] = { processes: before.processes + processes, wallMs: before.wallMs + wallMs };
    }
  }
  const [startedAt] = begins;
  return { ...(startedAt !== undefined && { startedAt }), stepsMs, runtimes };
}
