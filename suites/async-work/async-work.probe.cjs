'use strict';
// Observes what becomes of exceptions that the complete callback of async work leaves behind, and of work that is cancelled.

/** More than the thread pool of a runtime has threads (Deno: 512), so that some are queued while none can finish. */
const PIECES = 1024;

defineProbes('async-work', {
  /**
   * Queues two pieces of work, one after the other has completed.
   * { completed: [status], warnings: [code], uncaught: [{ code, origin } or { type, value, origin }] }
   */
  async complete(host, args) {
    const addon = host.load();
    const warnings = host.recordWarnings();
    const uncaught = host.recordUncaught();
    const completed = [];
    for (let piece = 0; piece < 2; piece += 1) {
      const work = queue(addon, args);
      if (await host.waitFor(() => addon.state(work).completed > 0)) completed.push(addon.state(work).status);
    }
    await host.tick();
    return {
      completed,
      warnings: warnings.map(({ code }) => code),
      uncaught: uncaught.map(({ type, value, code, origin }) =>
        type === 'error' ? { code, origin } : { type, value, origin },
      ),
    };
  },

  /** One piece of work without a listener: the observation is the end of the process. */
  exit(host, args) {
    const addon = host.load();
    host.exitExpected();
    queue(addon, args);
  },

  /** The same in a Worker: { exitCode, error: { code } | null }. */
  async worker(host, args) {
    const { exitCode, error } = await host.startWorker('exitInWorker', args).ended;
    return { exitCode, error: error && { code: error.code } };
  },

  async exitInWorker(host, args) {
    const addon = host.load();
    const work = queue(addon, args);
    await host.waitFor(() => addon.state(work).completed > 0);
  },

  /**
   * Cancels all work while some of it runs and none can finish, the last one first. { running: of those that had started
   * before, queued: of those that were cancelled, each { some: whether there were any, statuses: of the cancelling,
   * executed: whether all or none did, else null, completions: the statuses, once: whether each completed once }, done: the
   * status of cancelling work that has completed, removed: the statuses of the deletions }. No number of pieces is in it,
   * since that differs from run to run.
   */
  async cancel(host) {
    const addon = host.load();
    addon.close();
    const ids = Array.from({ length: PIECES }, () => addon.queue(true, true, false).id);
    await host.waitFor(() => ids.some((id) => addon.state(id).started));
    const cancelled = ids.reverse().map((id) => ({ id, ...addon.cancel(id) }));
    addon.open();
    await host.waitFor(() => ids.every((id) => addon.state(id).completed > 0));
    await host.tick();
    const running = cancelled.filter(({ started }) => started);
    const queued = cancelled.filter(({ started, status }) => !started && status === 0);
    return {
      running: outcomeOf(addon, running),
      queued: outcomeOf(addon, queued),
      done: running.length > 0 ? addon.cancel(running[0].id).status : null,
      removed: unique(ids.map((id) => addon.remove(id))),
    };
  },

  /** { executed, sameThread: whether it executed on the thread that queued it } of one piece of async work. */
  async executeElsewhere(host) {
    const addon = host.load();
    addon.open();
    const { id } = addon.queue(true, true, false);
    await host.waitFor(() => addon.state(id).completed > 0);
    const { executed, sameThread } = addon.state(id);
    addon.remove(id);
    return { executed, sameThread: sameThread === 1 };
  },

  /** { status } of creating async work without an execute callback. */
  withoutExecute(host) {
    const { status } = host.load().queue(false, true, false);
    return { status };
  },

  /** { status, executed } of async work without a complete callback. */
  async withoutComplete(host) {
    const addon = host.load();
    addon.open();
    const { status, id } = addon.queue(true, false, false);
    if (id === undefined) return { status };
    await host.waitFor(() => addon.state(id).executed > 0);
    await host.tick();
    return { status, executed: addon.state(id).executed };
  },

  /**
   * A Worker exits while its work runs, or waits for a thread. { exitCode, completed: whether all of it has by then, once
   * each }. With which status is left open: it may be cancelled, or be done already.
   */
  async workerEnds(host) {
    const addon = host.load();
    addon.close();
    const worker = host.startWorker('exitWhileWorking');
    await host.waitFor(() => worker.messages.length > 0);
    addon.open();
    const { exitCode } = await worker.ends();
    const states = worker.messages.flat().map((id) => addon.state(id));
    return {
      exitCode,
      completed: states.length > 0 && states.every(({ completed }) => completed === 1),
    };
  },

  async exitWhileWorking(host) {
    const addon = host.load();
    const ids = Array.from({ length: PIECES }, () => addon.queue(true, true, true).id);
    await host.waitFor(() => ids.some((id) => addon.state(id).started));
    host.post(ids);
    host.exit(0);
  },
});

function outcomeOf(addon, cancelled) {
  const states = cancelled.map(({ id }) => addon.state(id));
  return {
    some: cancelled.length > 0,
    statuses: unique(cancelled.map(({ status }) => status)),
    executed: allOrNone(states.map(({ executed }) => executed > 0)),
    completions: unique(states.map(({ completion }) => completion)),
    once: states.every(({ completed }) => completed === 1),
  };
}

function allOrNone(values) {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

function unique(numbers) {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** args: mode, see the addon; value: what the callback throws, 'error' unless given. */
function queue(addon, { mode, value = 'error' }) {
  return addon.queue(mode, () => {
    if (value === 'string') throw 'of the probe';
    if (value === 'nothing') return;
    throw Object.assign(new Error('thrown by the callback'), { code: 'ERR_PROBE_CALLBACK' });
  });
}
