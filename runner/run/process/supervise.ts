import { ByteTail } from './bounded-text.ts';
import type {
  Cause,
  SupervisedEnd,
  SuperviseOptions,
  SupervisedProcess,
  Stream,
} from './supervised-process.ts';
import { startIdleTimer, type IdleTimer } from './idle-timer.ts';
import { killStragglers } from './kill-stragglers.ts';
import { drainPipes } from './drain-pipes.ts';
import { signalGroup, spawnGroup, type GroupLeader } from './process-group.ts';

/** From the request to end until the order: time for a runtime to flush its output. */
const TERM_GRACE_MS = 500;
/** More than is kept in the end: what differs from run to run is taken out first. */
const STDERR_TAIL_BYTES = 65_536;

/** Runs an executable in a process group of its own: it cannot hang, flood or outlive the runner. */
export function supervise(options: SuperviseOptions): SupervisedProcess {
  if (options.signal?.aborted === true) {
    return neverStarted({ kind: 'stopped', exitCode: null, signal: null, stderrTail: '' });
  }
  try {
    return new ProcessSupervisor(spawnGroup(options), options);
  } catch (error) {
    return neverStarted({ kind: 'spawn-failed', reason: asError(error).message });
  }
}

function neverStarted(end: SupervisedEnd): SupervisedProcess {
  return { keepAlive: () => undefined, stop: () => undefined, end: Promise.resolve(end) };
}

type Exit = { readonly exitCode: number | null; readonly signal: string | null } | { readonly error: Error };

class ProcessSupervisor implements SupervisedProcess {
  readonly end: Promise<SupervisedEnd>;
  readonly #child: GroupLeader;
  readonly #options: SuperviseOptions;
  readonly #idle: IdleTimer;
  readonly #stderrTail = new ByteTail(STDERR_TAIL_BYTES);
  readonly #bytes: Record<Stream, number> = { stdout: 0, stderr: 0 };
  #cause: Cause = { kind: 'exited' };
  #hasExited = false;
  #failure: Error | undefined;

  constructor(child: GroupLeader, options: SuperviseOptions) {
    this.#child = child;
    this.#options = options;
    this.#idle = startIdleTimer(options.idleTimeoutMs, () => this.#terminate({ kind: 'idle-timeout' }));
    this.#watch('stdout', (chunk) => this.#forward(chunk));
    this.#watch('stderr', (chunk) => {
      this.#stderrTail.push(chunk);
      options.onStderr?.(chunk);
    });
    this.end = this.#settle();
  }

  keepAlive(idleTimeoutMs: number): void {
    this.#idle.restart(idleTimeoutMs);
    this.#bytes.stdout = 0;
    this.#bytes.stderr = 0;
  }

  stop(): void {
    this.#terminate({ kind: 'stopped' });
  }

  #watch(name: Stream, take: (chunk: Buffer) => void): void {
    const stream = this.#child[name];
    const limit = this.#options.limits[name];
    stream.on('data', (chunk: Buffer) => {
      this.#bytes[name] += chunk.length;
      if (this.#bytes[name] <= limit) {
        take(chunk);
      } else {
        stream.destroy();
        this.#terminate({ kind: 'flooded', stream: name, limit });
      }
    });
    // A pipe that breaks is a pipe that ended; without a listener it would end the runner.
    stream.on('error', () => stream.destroy());
  }

  #forward(chunk: Buffer): void {
    if (this.#cause.kind !== 'exited') return;
    try {
      this.#options.onStdout(chunk);
    } catch (error) {
      this.#failure = asError(error);
      this.stop();
    }
  }

  #terminate(cause: Cause): void {
    if (this.#hasExited || this.#cause.kind !== 'exited') return;
    this.#cause = cause;
    this.#idle.stop();
    signalGroup(this.#child, 'SIGTERM');
    const force = setTimeout(() => signalGroup(this.#child, 'SIGKILL'), TERM_GRACE_MS);
    this.#child.once('exit', () => clearTimeout(force));
  }

  async #settle(): Promise<SupervisedEnd> {
    const { signal, marker } = this.#options;
    const takePipes = drainPipes(this.#child);
    const onAbort = (): void => this.stop();
    signal?.addEventListener('abort', onAbort, { once: true });
    const exit = await this.#exit();
    this.#idle.stop();
    signal?.removeEventListener('abort', onAbort);
    if ('error' in exit) return { kind: 'spawn-failed', reason: exit.error.message };

    const isHeld = await takePipes();
    if (isHeld || this.#cause.kind !== 'exited') await killStragglers(new Set([marker]));
    if (this.#failure !== undefined) throw this.#failure;
    return { ...this.#cause, ...exit, stderrTail: this.#stderrTail.text() };
  }

  #exit(): Promise<Exit> {
    return new Promise((resolve) => {
      this.#child.once('exit', (exitCode, signal) => {
        this.#hasExited = true;
        // At once, while no other process can have got the id of the group.
        signalGroup(this.#child, 'SIGKILL');
        resolve({ exitCode, signal });
      });
      this.#child.once('error', (error) => resolve({ error }));
    });
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
