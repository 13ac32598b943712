import { clip } from '../process/bounded-text.ts';
import type { SupervisedEnd } from '../process/supervised-process.ts';
import { observedResult } from './observed-result.ts';
import { resultFromExit, harnessError, type Note, type Phase } from './result-from-exit.ts';
import type { ReadLine } from './event-reader.ts';
import type { ProbeResult } from './outcome.ts';
import type { ProbeRun } from '../plan/probe-run.ts';
import type { SessionEvent } from './protocol.ts';

export interface Settled {
  readonly run: ProbeRun;
  readonly result: ProbeResult;
}

/** Far above what a probe notes; each note lets the session live on. */
const MAX_NOTES = 256;

/** The phases in which an event may come. */
const MAY_FOLLOW: Readonly<Record<SessionEvent['event'], readonly Phase['kind'][]>> = {
  start: ['not-started'],
  'exit-expected': ['in-flight', 'may-exit'],
  'may-exit': ['in-flight'],
  note: ['ending'],
  done: ['in-flight', 'may-exit'],
  unsupported: ['in-flight', 'may-exit'],
  failed: ['in-flight', 'may-exit'],
};

/**
 * Follows one session through its runs, in their order. Whatever goes wrong
 * is charged to the run that is due: the one in flight, the next one when none is, or the last one when all are done.
 */
export class SessionProgress {
  readonly #runs: readonly ProbeRun[];
  #settled = 0;
  #phase: Phase = { kind: 'not-started' };
  #hasStarted = false;
  #violation: string | null = null;

  constructor(runs: readonly ProbeRun[]) {
    this.#runs = runs;
  }

  get settled(): number {
    return this.#settled;
  }

  /** The run that has started and is not settled. */
  get inFlight(): ProbeRun | undefined {
    return this.#phase.kind === 'not-started' ? undefined : this.#runs[this.#settled];
  }

  /** Whether the session got as far as to begin a probe. */
  get hasStarted(): boolean {
    return this.#hasStarted;
  }

  /** How the session broke the protocol; its later events do not count. */
  get violation(): string | null {
    return this.#violation;
  }

  /** Takes a line of the session, and returns the run that it settles, if it does. */
  accept(line: ReadLine): Settled | null {
    if (this.#violation !== null) return null;
    const run = this.#runs[this.#settled];
    const result =
      line.kind === 'event' && line.event.run === run?.id ? this.#advance(line.event) : 'violation';
    if (result === 'violation') {
      const said = line.kind === 'event' ? JSON.stringify(line.event) : line.text.trim();
      this.#violation = `the session broke the protocol: it answered ${JSON.stringify(clip(said))}`;
      return null;
    }
    return result === 'continues' ? null : this.#settle(result);
  }

  /** The run, if any, that the end of the process settles. */
  conclude(end: SupervisedEnd): Settled | null {
    return this.#settle(
      resultFromExit(end, { phase: this.#phase, hasStarted: this.#hasStarted, violation: this.#violation }),
    );
  }

  #advance(event: SessionEvent): ProbeResult | 'continues' | 'violation' {
    if (!MAY_FOLLOW[event.event].includes(this.#phase.kind)) return 'violation';
    switch (event.event) {
      case 'start':
        this.#hasStarted = true;
        this.#phase = { kind: 'in-flight' };
        return 'continues';
      case 'exit-expected':
        this.#phase = { kind: 'ending', observation: event.observation, notes: [] };
        return 'continues';
      case 'note':
        return this.#note(event.note);
      case 'may-exit':
        this.#phase = { kind: 'may-exit', observation: event.observation, anyDeath: event.anyDeath };
        return 'continues';
      case 'done':
        return this.#finish(observedResult(event.observation));
      case 'unsupported':
        return this.#finish({ outcome: { kind: 'unsupported', reason: clip(event.reason) } });
      case 'failed':
        return this.#finish(harnessError(clip(event.reason)));
    }
  }

  #note(note: Note): 'continues' | 'violation' {
    if (this.#phase.kind !== 'ending' || this.#phase.notes.length === MAX_NOTES) return 'violation';
    this.#phase = { ...this.#phase, notes: [...this.#phase.notes, note] };
    return 'continues';
  }

  /** Nobody comes after the last run to be charged with what it left behind, so it waits for the end of the process. */
  #finish(result: ProbeResult): ProbeResult | 'continues' {
    if (this.#settled < this.#runs.length - 1) return result;
    this.#phase = { kind: 'finished', result };
    return 'continues';
  }

  #settle(result: ProbeResult): Settled | null {
    const run = this.#runs[this.#settled];
    if (run === undefined) return null;
    this.#settled += 1;
    this.#phase = { kind: 'not-started' };
    return { run, result };
  }
}
