import { canonicalJson } from '../../../suites/json.ts';
import { clip } from '../../run/process/bounded-text.ts';
import { observedResult } from '../../run/execute/observed-result.ts';
import { harnessError } from '../../run/execute/result-from-exit.ts';
import type { ProbeResult } from '../../run/execute/outcome.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { LoggedSession } from './read-log.ts';
import { groupBy } from '../../shared/group-by.ts';

/** The answer of one runtime to one run, from all of its sessions. */
export interface Answer {
  readonly result: ProbeResult;
  /** It died in a session of several runs, and has not run alone since. */
  readonly unconfirmed: boolean;
}

interface Finding {
  readonly result: ProbeResult;
  readonly alone: boolean;
}

const DIED: ProbeResult = {
  outcome: {
    kind: 'crashed',
    reason: 'the log ends before the probe did: the process died, hung, or was ended',
  },
};

/** The answers by the id of the run. A run that is not among them did not run, or its answer is lost. */
export function answersIn(sessions: readonly LoggedSession[]): Map<string, Answer> {
  const findings = sessions.flatMap((session) => {
    const alone = session.header?.runs === 1;
    return [...resultsOf(session)].map(([run, result]) => ({ run, result, alone }));
  });
  const byRun = groupBy(findings, ({ run }) => run);
  return new Map([...byRun].map(([run, found]) => [run, combined(found)]));
}

function resultsOf({ events }: LoggedSession): Map<string, ProbeResult> {
  const results = new Map<string, ProbeResult>();
  events.forEach((event, index) => {
    if (event?.event === 'done') results.set(event.run, observedResult(event.observation));
    if (event?.event === 'unsupported') results.set(event.run, unsupported(event.reason));
    if (event?.event === 'start' && !results.has(event.run)) {
      const result = unfinished(event.run, events[index + 1]);
      if (result !== null) results.set(event.run, result);
    }
  });
  return results;
}

/** The result of a run whose answer does not follow at once; null: it follows, or may be lost. */
function unfinished(run: string, next: LoggedEvent | null | undefined): ProbeResult | null {
  if (next === undefined) return DIED;
  if (next === null || ('run' in next && next.run === run && next.event !== 'start')) return null;
  return harnessError(
    `the session broke the protocol: after the start of ${run} came ${clip(JSON.stringify(next))}`,
  );
}

/** The same as for a run on this machine: a crash in a shared session counts if it recurs alone, else it is flaky. */
function combined(found: readonly Finding[]): Answer {
  const deaths = found.filter(({ result }) => result === DIED);
  const survivors = found.filter(({ result }) => result !== DIED);
  const [death] = deaths;
  const [first, ...others] = survivors;
  if (first === undefined) {
    return { result: DIED, unconfirmed: deaths.every(({ alone }) => !alone) };
  }
  if (death !== undefined) return { result: { ...DIED, flaky: true }, unconfirmed: false };
  const isSame = others.every(({ result }) => same(result, first.result));
  return { result: isSame ? first.result : { ...first.result, flaky: true }, unconfirmed: false };
}

function same(a: ProbeResult, b: ProbeResult): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function unsupported(reason: string): ProbeResult {
  return { outcome: { kind: 'unsupported', reason: clip(reason) } };
}
