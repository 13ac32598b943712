import type { Json, JsonObject } from '../../../suites/json.ts';
import { clip } from '../process/bounded-text.ts';
import type { Outcome, ProbeResult } from './outcome.ts';

/** Code of the errors by which a probe says that its own machinery failed. */
const PROBE_FAILED = 'ERR_PROBE';

/**
 * The result of a probe that completed with this observation. Where the observation holds an error of the probe's own
 * machinery, wherever that was thrown, nothing was observed.
 */
export function observedResult(observation: Json): ProbeResult {
  const failure = probeFailureIn(observation);
  return failure === null ? { outcome: { kind: 'observed' }, observation } : notObserved(failure);
}

export function notObserved(reason: string, more: Omit<Outcome, 'kind' | 'reason'> = {}): ProbeResult {
  return { outcome: { kind: 'not-observed', reason: clip(reason), ...more } };
}

/** Whether an uncaught error of the probe's machinery ended the process. */
export function isProbeFailure(stderr: string): boolean {
  return /\bERR_PROBE\b/.test(stderr);
}

function probeFailureIn(json: Json): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const { code, message } = json as JsonObject;
  if (code === PROBE_FAILED) return typeof message === 'string' ? message : 'the probe failed';
  for (const part of Object.values<Json>(json)) {
    const failure = probeFailureIn(part);
    if (failure !== null) return failure;
  }
  return null;
}
