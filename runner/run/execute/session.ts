import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { addonsFor, type AddonSet, type AddonSets } from '../addons/addon-set.ts';
import type { Session } from '../plan/job.ts';
import { UserError } from '../../shared/user-error.ts';
import { supervise } from '../process/supervise.ts';
import { SESSION_VARIABLE, sessionEnvironment } from '../process/environment.ts';
import { EventReader } from './event-reader.ts';
import type { ProbeResult } from './outcome.ts';
import type { Place, Places } from './places.ts';
import type { ProbeRun } from '../plan/probe-run.ts';
import { TEMPORARY_VARIABLE, withSessionFolder, type SessionFolder } from '../process/session-folder.ts';
import type { SessionPlan } from './session-plan.ts';
import { SessionProgress, type Settled } from './session-progress.ts';
import { namesOf, stableResult } from './stable-result.ts';
import type { SlowRules } from './slow-rules.ts';
import type { TimeLimits } from './time-limits.ts';
import { splitFlags } from './flags.ts';
import { refusedFlags } from './unknown-flag.ts';

export interface SessionOptions {
  /** Probe file per suite. */
  readonly probes: Readonly<Record<string, string>>;
  readonly addons: AddonSets<Pick<AddonSet, 'files' | 'unavailable'>>;
  /** How long a session may go without an event. */
  readonly limits: TimeLimits;
  /** One set for all sessions of the execution. */
  readonly places: Places;
  /** When it fires, sessions are ended and nothing further is reported, not even the run in flight. */
  readonly signal: AbortSignal;
  /** Gets the time of each run. */
  readonly times?: SlowRules | undefined;
}

export interface SessionEnd {
  /**
   * The runs that have no result, in their order. Fewer than were given, unless it was aborted or refused its flags, or
   * the first is to be asked again.
   */
  readonly remaining: readonly ProbeRun[];
  /** Whether it got as far as to begin a probe. */
  readonly hasStarted: boolean;
  /** Whether the runtime does not know one of the flags; then no run was settled. */
  readonly refusedFlags: boolean;
  /** The entry (`NAME=value`) in the environment of every process it started. */
  readonly marker: string;
  readonly wallMs: number;
}

/** From one event to the next; far above what a probe observes and a runtime warns, far below a full disk. */
const BYTE_LIMITS = { stdout: 4 * 2 ** 20, stderr: 4 * 2 ** 20 };

/** 'again': the result does not count; the session ends, and the run is the first of those that remain. */
type Taken = 'again' | undefined;

type OnResult = (run: ProbeRun, result: ProbeResult) => Taken;

/** Runs one session to its end, when there is a place for it, and reports each run as it settles. Throws what `onResult` throws. */
export async function runSession(
  session: Session,
  options: SessionOptions,
  onResult: OnResult,
): Promise<SessionEnd> {
  const place = await options.places.take();
  try {
    return await runInPlace(place, session, options, onResult);
  } finally {
    place.leave();
  }
}

async function runInPlace(
  place: Place,
  session: Session,
  options: SessionOptions,
  onResult: OnResult,
): Promise<SessionEnd> {
  const startedAt = performance.now();
  const nonce = randomBytes(16).toString('hex');
  const marker = `${SESSION_VARIABLE}=${nonce}`;
  const progress = new SessionProgress(session.runs);
  const reader = new EventReader(nonce);
  let hasRefused = false;
  const state = { askAgain: false };
  const isOver = () => state.askAgain;
  let since = startedAt;
  await withSessionFolder(async (folder) => {
    // The scratch folder lies in that of the plan, so its longer name goes first.
    const folderNames = [folder.scratch, path.dirname(folder.planFile)].flatMap(namesOf);
    const report = (settled: Settled | null): void => {
      if (settled === null || state.askAgain || options.signal.aborted) return;
      const now = performance.now();
      options.times?.add(session.runtime, settled.run, now - since);
      since = now;
      state.askAgain = onResult(settled.run, stableResult(settled.result, folderNames)) === 'again';
    };
    const limitNow = (): number =>
      progress.inFlight === undefined
        ? options.limits.ofSession
        : options.limits.of(session.runtime, progress.inFlight);
    const plan = planOf(nonce, session, options, folder);
    await writePlan(folder.planFile, plan);
    const { runtime, flags } = session;
    const { args, env } = splitFlags(flags);
    const contained = supervise({
      command: runtime.executable,
      args: [...runtime.args, ...args, runtime.entry, folder.planFile],
      env: sessionEnvironment({
        host: process.env,
        runtime: { ...runtime.env, ...env },
        nonce,
        scratch: folder.scratch,
      }),
      cwd: folder.scratch,
      marker,
      signal: options.signal,
      idleTimeoutMs: options.limits.ofSession,
      limits: BYTE_LIMITS,
      onStdout(chunk) {
        place.touch();
        for (const line of reader.push(chunk)) {
          if (isOver()) return;
          report(progress.accept(line));
          if (progress.violation === null && !isOver()) contained.keepAlive(limitNow());
          else contained.stop();
        }
      },
    });
    const end = await contained.end;
    hasRefused = !progress.hasStarted && refusedFlags(end, flags);
    if (!options.signal.aborted && !hasRefused && !state.askAgain) report(progress.conclude(end));
  });

  return {
    remaining: session.runs.slice(state.askAgain ? progress.settled - 1 : progress.settled),
    hasStarted: progress.hasStarted,
    refusedFlags: hasRefused,
    marker,
    wallMs: performance.now() - startedAt,
  };
}

/** Throws a UserError when the temporary folder has no room for it. */
async function writePlan(file: string, plan: SessionPlan): Promise<void> {
  await writeFile(file, JSON.stringify(plan)).catch((error: unknown) => {
    throw new UserError(
      `cannot write to the temporary folder: ${(error as Error).message}; point ${TEMPORARY_VARIABLE} at another`,
      {
        cause: error,
      },
    );
  });
}

/** Only the probe files of suites in the job: reading one takes a session a millisecond. */
function probesOf({ runs }: Session, { probes }: SessionOptions): Record<string, string> {
  const suites = new Set(runs.map(({ suite }) => suite));
  return Object.fromEntries(Object.entries(probes).filter(([suite]) => suites.has(suite)));
}

function planOf(
  nonce: string,
  session: Session,
  options: SessionOptions,
  folder: SessionFolder,
): SessionPlan {
  const { files, unavailable } = addonsFor(options.addons, session.runtime);
  return {
    nonce,
    supportedVersion: session.runtime.napiVersion,
    scratch: folder.scratch,
    probes: probesOf(session, options),
    addons: files,
    unavailable: Object.fromEntries(
      Object.entries(unavailable).map(([addon, { reason }]) => [addon, reason]),
    ),
    runs: session.runs.map(({ id, suite, probe, args, addon, target, needs }) => ({
      id,
      suite,
      probe,
      args,
      addon,
      target: target.id,
      needs,
    })),
  };
}
