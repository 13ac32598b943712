import type { Json } from '../../../suites/json.ts';

/** What happened to a cell (DESIGN: section "The report"). */
export interface Outcome {
  readonly kind: 'observed' | 'crashed' | 'timed-out' | 'unsupported' | 'harness-error';
  /** Of a crash: the signal's name, or the exit code when there was none. */
  readonly signal?: string;
  readonly exitCode?: number;
  readonly reason?: string;
  /** The last bytes of stderr, bounded, when the process did not survive the cell. */
  readonly stderrTail?: string;
}

/** What a probe run came to: its outcome and, when it was observed, the observation. */
export interface ProbeResult {
  readonly outcome: Outcome;
  readonly observation?: Json;
  /** It died in a shared session and not when it was asked again in a process of its own. */
  readonly flaky?: true;
}
