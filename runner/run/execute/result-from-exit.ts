import type { JsonObject } from '../../../suites/json.ts';
import { endOf, type Exit } from '../process/cause-of-death.ts';
import type { SupervisedEnd } from '../process/supervised-process.ts';
import { isProbeFailure, notObserved, observedResult } from './observed-result.ts';
import type { Outcome, ProbeResult } from './outcome.ts';
import { groupBy } from '../../shared/group-by.ts';

/** [list, text]: what native code noted while the process ended. */
export type Note = readonly [list: string, text: string];

/** Where a session stands with the run that is due. */
export type Phase =
  | { readonly kind: 'not-started' }
  | { readonly kind: 'in-flight' }
  /** The probe did its part; the end of the process is the rest of this observation. */
  | { readonly kind: 'ending'; readonly observation: JsonObject; readonly notes: readonly Note[] }
  /** The process may not survive what the probe does; then its end is the rest of this observation. */
  | { readonly kind: 'may-exit'; readonly observation: JsonObject; readonly anyDeath: boolean }
  /** The last probe has its completion record, and it counts if the process then ends well. */
  | { readonly kind: 'finished'; readonly result: ProbeResult };

export interface SessionState {
  readonly phase: Phase;
  /** Whether the session got as far as to begin any probe. */
  readonly hasStarted: boolean;
  readonly violation: string | null;
}

type ProcessEnd = Exclude<SupervisedEnd, { kind: 'spawn-failed' }>;

/** The result of the run that was due when the session's process ended. */
export function resultFromExit(
  end: SupervisedEnd,
  state: SessionState,
  platform: NodeJS.Platform = process.platform,
): ProbeResult {
  if (end.kind === 'spawn-failed') return harnessError(`the runtime could not be started: ${end.reason}`);
  const tail = end.stderrTail === '' ? {} : { stderrTail: end.stderrTail };
  if (state.violation !== null) return harnessError(state.violation, tail);
  switch (end.kind) {
    case 'stopped':
      return harnessError('the session was stopped', tail);
    case 'flooded':
      return harnessError(`more than ${end.limit} bytes on ${end.stream} without an event`, tail);
    case 'idle-timeout':
      if (!state.hasStarted) return harnessError('the session started no probe in time', tail);
      return { outcome: { kind: 'timed-out', reason: 'no event within the time limit', ...tail } };
    case 'exited':
      return exitedResult(state, exitOf(end), { tail, platform });
  }
}

type Tail = Pick<Outcome, 'stderrTail'>;

interface Circumstances {
  readonly tail: Tail;
  readonly platform: NodeJS.Platform;
}

function exitedResult(
  { phase, hasStarted }: SessionState,
  exit: Exit,
  { tail, platform }: Circumstances,
): ProbeResult {
  if (!hasStarted) return harnessError('the session ended before it started a probe', { ...exit, ...tail });
  switch (phase.kind) {
    case 'ending':
      return observedResult({ ...phase.observation, ...byList(phase.notes), end: endOf(exit, platform) });
    case 'may-exit': {
      const end =
        phase.anyDeath && !isQuiet(exit)
          ? { abnormal: true, printed: 'stderrTail' in tail }
          : endOf(exit, platform);
      return observedResult({ ...phase.observation, end });
    }
    case 'finished':
      return isQuiet(exit)
        ? phase.result
        : crashed(exit, { reason: 'the process died after its last probe', ...tail });
    case 'not-started':
      // The previous probe caused it, but has its completion record already. The crash is assigned to the next run, so
      // that it is reported; that run is confirmed in a process of its own and becomes flaky.
      return crashed(exit, { reason: 'the process ended between two probes', ...tail });
    case 'in-flight': {
      if ('exitCode' in exit && isProbeFailure(tail.stderrTail ?? '')) {
        return notObserved('the probe failed, and its error ended the process', tail);
      }
      return crashed(
        exit,
        isQuiet(exit) ? { reason: 'the process ended before the probe did', ...tail } : tail,
      );
    }
  }
}

/** { notes: { [list]: [text] } }, or nothing when nothing was noted. */
function byList(notes: readonly Note[]): JsonObject {
  if (notes.length === 0) return {};
  const lists = groupBy(notes, ([list]) => list);
  return {
    notes: Object.fromEntries([...lists].map(([list, own]) => [list, own.map(([, text]) => text)])),
  };
}

function isQuiet(exit: Exit): boolean {
  return 'exitCode' in exit && exit.exitCode === 0;
}

function exitOf({ exitCode, signal }: ProcessEnd): Exit {
  // Node.js names one of the two; 'unknown' stands for a kernel that names neither.
  return exitCode === null ? { signal: signal ?? 'unknown' } : { exitCode };
}

function crashed(exit: Exit, more: Omit<Outcome, 'kind'>): ProbeResult {
  return { outcome: { kind: 'crashed', ...exit, ...more } };
}

export function harnessError(reason: string, more: Omit<Outcome, 'kind' | 'reason'> = {}): ProbeResult {
  return { outcome: { kind: 'harness-error', reason, ...more } };
}
