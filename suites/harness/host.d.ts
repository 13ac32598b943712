// The host contract: what a probe may do with its runtime, and what a host must do for it. Which capability brings
// which member is listed in README.md; a member of a capability that the rules of a probe do not declare is undefined.

import type { Json, JsonObject } from '../json.ts';
import type { Capability } from '../rule.ts';

/** One question of a session; its plan lists them (runner/run/execute/session-plan.ts). */
export interface Run {
  readonly id: string;
  readonly suite: string;
  readonly probe: string;
  readonly args: Json;
  /** The addon and the target under test. */
  readonly addon: string;
  readonly target: string;
  readonly needs: readonly Capability[];
}

/** An addon and a target id; default: those under test. */
export interface Which {
  readonly addon?: string | undefined;
  readonly target?: string | undefined;
}

export interface LoadOptions extends Which {
  /** A path that copyAddon() returned, instead of `addon` and `target`. */
  readonly file?: string | undefined;
  /** Load a new copy. Needs `copy`. */
  readonly fresh?: boolean | undefined;
  /** Default: `require`. Needs `node-loaders`. */
  readonly by?: 'require' | 'create-require' | 'dlopen' | 'import' | undefined;
  /** The flags of `dlopen`: a sum of `dlopenFlags`; default: RTLD_LAZY. */
  readonly flags?: number | undefined;
}

/** The functions that an addon exports: only a probe and its addon know their types. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Exports = any;

/** A thrown value as JSON, without what differs from machine to machine (the stack, paths). */
export interface DescribedThrown {
  /** `error`, `null` or the result of typeof. */
  readonly type: string;
  /** Only for an object or a function; null: it has none. */
  readonly code?: string | null;
  readonly message?: string | null;
  /** Only for other values. */
  readonly value?: string;
}

export interface UncaughtException extends DescribedThrown {
  readonly origin: 'uncaughtException' | 'unhandledRejection';
}

export interface ProcessWarning {
  readonly name: string;
  readonly code: string | null;
}

export interface WorkerOptions {
  /** Command-line flags of Node.js that hold in this Worker alone. Needs `node-flags`. */
  readonly flags?: readonly string[] | undefined;
}

/** The end of a Worker. `error`: the exception that ended it, or null. `endless`: the host stopped waiting for it. */
export type WorkerEnd =
  | {
      readonly exitCode: number;
      readonly error: DescribedThrown | null;
      readonly messages: readonly Json[];
      readonly endless?: undefined;
    }
  | { readonly exitCode: null; readonly error: null; readonly messages?: undefined; readonly endless: true };

/**
 * What native code writes to stdout around `"list","text"`, at once, to add a text to a list of `notes` in the observation.
 * JavaScript no longer runs while a process ends. `list`: a-z, 0-9 and `-`; `text`: at most 128 characters.
 */
export interface NoteFrame {
  readonly before: string;
  readonly after: string;
}

export interface WorkerHandle {
  /** Grows by what the Worker posts. */
  readonly messages: readonly Json[];
  /** Settles when the Worker has ended, and is never rejected. */
  readonly ended: Promise<Extract<WorkerEnd, { exitCode: number }>>;
  /** The same, or `endless` if it runs on for 500 ms and while ten other Workers that do nothing start and end. */
  ends(): Promise<WorkerEnd>;
  send(value: Json): void;
  /** Ends it from outside; the number is the Worker's exit code. */
  terminate(): Promise<number>;
}

/** The first argument of a probe. */
export interface Host {
  /** The highest stable Node-API version of the runtime, as the runner identified it. */
  readonly supportedVersion: number;
  /** The same as the runtime reports it to programs: `process.versions.napi`. */
  reportedVersion(): number;
  describeThrown(value: unknown): DescribedThrown;
  /** Ends the probe: there is nothing to observe, for this reason. Throws. */
  unsupported(reason: string): never;
  /** Stops every recording; the harness does it after each probe. */
  release(): void;

  /**
   * The exports of an addon; a promise of them with `by: 'import'`. Throws what the load throws, and an Error when the
   * addon was not built for the target. A second load of the same file returns the exports of the first.
   */
  load(options?: LoadOptions): Exports;
  /**
   * Copies an addon to a path of its own and returns the path. Loaders recognize a file by its path and its inode, so only
   * a copy has static data of its own. Throws when the copy cannot be made; then nothing counts as observed.
   */
  copyAddon(which?: Which): string;

  /** Settles after one turn of the event loop. */
  tick(): Promise<void>;
  /** Takes turns until the condition holds, for 5 seconds at least; returns whether it does. */
  waitFor(condition: () => boolean): Promise<boolean>;
  /** Collects what is garbage now, before it returns. */
  collectGarbage(): void;
  /**
   * Collects (with `collect`, if it is given) and takes turns until the condition holds, 20 rounds at most; returns
   * whether it does.
   */
  collectUntil(condition: () => boolean, collect?: () => void): Promise<boolean>;

  /** A list that grows by each uncaught exception, none of which then ends the process. */
  recordUncaught(): readonly UncaughtException[];
  /** A list that grows by each process warning. */
  recordWarnings(): readonly ProcessWarning[];

  /**
   * Runs the function `name` of the probe's suite in a Worker, with a WorkerHost and `args`. Ends the probe as unsupported
   * where a release does not know one of the `flags`.
   */
  startWorker(name: string, args?: Json, options?: WorkerOptions): WorkerHandle;

  /**
   * How the process ends from here on is the rest of the observation. What the probe returns does not count. Native code
   * may note more while the process ends; see NoteFrame.
   */
  exitExpected(observation?: JsonObject): NoteFrame;
  /**
   * The same if the process does not survive what the probe does next; if it does, what the probe returns is the
   * observation, or exitExpected() follows. `anyDeath`: memory may be overwritten, so that every signal and exit code but 0 counts as one.
   */
  mayExit(observation?: JsonObject, options?: { readonly anyDeath?: boolean }): void;

  /** Takes a file out of the require cache. */
  uncache(file: string): void;
  /** Whether the process has mapped a file, without which nothing of it could run. */
  isMapped(file: string): boolean;
  /** The flags of process.dlopen() by name, such as RTLD_NOW. */
  readonly dlopenFlags: Readonly<Record<string, number>>;
  /** The exports of an addon that was added with node::AddLinkedBinding. Throws where there is no such name. */
  linkedBinding(name: string): Exports;
  /**
   * The result of the exported function `int32_t name(void)` of a file, called through node:ffi: the file is mapped, not
   * registered as an addon. Ends the probe as unsupported where a release has no such interface.
   */
  callForeign(file: string, name: string): number;
  undetachableArrayBuffer(): ArrayBuffer;

  /** For the probes of the self-test alone: makes something happen that the harness must notice (provoke.cjs). */
  provoke(what: string, how?: unknown): void;
}

/** The first argument of the function in a Worker, whose result is ignored. */
export interface WorkerHost extends Host {
  /** Adds to `messages` of the handle: plain JSON. */
  post(value: unknown): void;
  /** Ends the Worker. */
  exit(code: number): void;
  /** The messages of the main thread, in a growing list; the Worker lives on until `stop` is called. */
  receive(): { readonly messages: readonly Json[]; stop(): void };
}

/** A function of a probe file: it returns an observation, or a promise of one; undefined counts as null. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Probe = (host: WorkerHost, args: any) => unknown;
export type Probes = Record<string, Probe>;

/** A host as the harness has it. */
export interface HarnessHost extends Host {
  /** exitExpected() was called. */
  ending: boolean;
  /** The next run begins. */
  begin(run: Run): void;
  /** Why what the probe returned is no observation, or null. A host that cannot fail so has no such member. */
  trouble?(): string | null;
}
