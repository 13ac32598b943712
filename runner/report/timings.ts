import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const duration = z.number().nonnegative();

/** The part of timings.json that is read again; other keys are allowed, and all may be missing. */
const timingsSchema = z.object({
  /** When the run started; ISO 8601. */
  startedAt: z.iso.datetime().optional(),
  /** By the name of the step, `total` among them. */
  stepsMs: z.record(z.string(), duration).optional(),
  /** By the id of the runtime. */
  runtimes: z.record(z.string(), z.object({ processes: duration, wallMs: duration })).optional(),
});
export type Timings = z.infer<typeof timingsSchema>;

/** timings.json beside a report; null when there is none, or none that can be read: no report depends on it. */
export async function readTimings(report: string): Promise<Timings | null> {
  try {
    const text = await readFile(path.join(path.dirname(report), 'timings.json'), 'utf8');
    return timingsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Milliseconds since 1970 at which the run started and ended; null when it is not known. */
export function spanOf(timings: Timings | null): { readonly start: number; readonly stop: number } | null {
  if (timings?.startedAt === undefined) return null;
  const start = Date.parse(timings.startedAt);
  return { start, stop: start + Math.round(timings.stepsMs?.['total'] ?? 0) };
}
