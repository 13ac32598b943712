import type { RuntimeInfo } from '../runtimes/runtime.ts';
import type { ProbeRun } from '../plan/probe-run.ts';

/** The --timeout for which the limits of rules are meant, in ms. */
const USUAL_TIMEOUT_MS = 30_000;
/** So many targets of a rule have to hang in a runtime until its other targets get less time. */
const HUNG_TARGETS = 2;
/** The part of the limit that they get. */
const AFTER_HANGS = 1 / 4;

type Asked = Pick<ProbeRun, 'rule' | 'target' | 'timeLimitMs'>;
type AskedRuntime = Pick<RuntimeInfo, 'id'>;

/**
 * How long the sessions of one execution may go without an event, in ms. A rule may have a limit of its own. When two
 * targets of a rule hung in a runtime, the others are asked with a quarter of the limit, because they are likely to hang.
 */
export class TimeLimits {
  /** The limit outside of probes: of the start of a session and of its end. */
  readonly ofSession: number;
  readonly #hung = new Map<string, Set<string>>();

  constructor(timeoutMs: number) {
    this.ofSession = timeoutMs;
  }

  of(runtime: AskedRuntime, run: Asked): number {
    const full = this.#full(run);
    const hung = this.#hung.get(keyOf(runtime, run));
    const hasLess = hung !== undefined && hung.size >= HUNG_TARGETS && !hung.has(run.target.id);
    return hasLess ? full * AFTER_HANGS : full;
  }

  /** Notes that the run did not answer in time. */
  noteHang(runtime: AskedRuntime, run: Asked): void {
    const key = keyOf(runtime, run);
    const hung = this.#hung.get(key) ?? new Set();
    this.#hung.set(key, hung.add(run.target.id));
  }

  #full({ timeLimitMs }: Asked): number {
    if (timeLimitMs === undefined) return this.ofSession;
    const slowness = Math.max(1, this.ofSession / USUAL_TIMEOUT_MS);
    return Math.min(this.ofSession, timeLimitMs * slowness);
  }
}

function keyOf({ id }: AskedRuntime, { rule }: Asked): string {
  return `${rule}#${id}`;
}
