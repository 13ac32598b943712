'use strict';
// Observes the life of thread-safe functions. A subject is one with what happened to it; the address by which it is known
// can be given to a Worker, and is good for as long as the process lives.

/** Lives of other thread-safe functions, within which what is due happens. */
const OTHER_LIVES = 30;

defineProbes('threadsafe-lifecycle', {
  /**
   * args: { holders, calls: how many are queued, end: 'release' | 'abort', later: what another holder does then, a list of
   * 'call' | 'acquire' | 'release' }. { later: { [name]: status }, and what summary gives }.
   */
  async end(host, { holders, calls, end, later = [] }) {
    const addon = host.load();
    const subject = create(addon, { holders });
    call(addon, subject, calls);
    addon[end](subject);
    const statuses = Object.fromEntries(later.map((name) => [name, addon[name](subject, 0)]));
    await settle(host, addon, () => addon.read(subject).finalized > 0);
    return { later: statuses, ...summary(addon, subject) };
  },

  /** { acquire: status, releases: statuses, early: finalizations before the last holder's release, finalized }. */
  async holders(host) {
    const addon = host.load();
    const subject = create(addon, {});
    const isFinalized = () => addon.read(subject).finalized > 0;
    const acquire = addon.acquire(subject);
    const releases = [addon.release(subject)];
    await settle(host, addon, isFinalized);
    const early = addon.read(subject).finalized;
    if (early === 0) releases.push(addon.release(subject));
    await settle(host, addon, isFinalized);
    return { acquire, releases, early, finalized: addon.read(subject).finalized };
  },

  /** { calls: statuses of three calls into a queue of two, after: of one when both were made, and what summary gives }. */
  async queueFull(host) {
    const addon = host.load();
    const subject = create(addon, { maxQueue: 2 });
    const calls = call(addon, subject, 3);
    await settle(host, addon, () => addon.read(subject).events.length > 1);
    const after = addon.call(subject, 3);
    addon.release(subject);
    await settle(host, addon, () => addon.read(subject).finalized > 0);
    return { calls, after, ...summary(addon, subject) };
  },

  /** { status, own } of napi_get_threadsafe_function_context. */
  context(host) {
    const addon = host.load();
    const subject = create(addon, {});
    const context = addon.context(subject);
    addon.release(subject);
    return context;
  },

  /** { producers: the status that refused a producer which waited at a full queue, and what summary gives }. */
  async blocked(host) {
    const addon = host.load();
    const subject = abortBlocked(addon, addon.prepare(), 1);
    await settle(host, addon, () => isOver(addon, subject, 1));
    return { producers: addon.read(subject).producers, ...summary(addon, subject) };
  },

  /**
   * { alive: whether a Worker lived on for one that is referenced, call, release: statuses of its use from here, endless,
   * statuses: of ref and unref; released, unreferenced, queued: what summary gives when the Worker has ended }.
   */
  async worker(host) {
    const addon = host.load();
    const subjects = {
      released: addon.prepare(),
      unreferenced: addon.prepare(),
      queued: addon.prepare(),
    };
    const worker = host.startWorker('inWorker', subjects);
    let hasEnded = false;
    worker.ended.then(() => {
      hasEnded = true;
    });
    await host.waitFor(() => hasEnded || worker.messages.length > 0);
    await settle(host, addon, () => hasEnded);
    const alive = !hasEnded;
    // Nothing is used after its Worker.
    const uses = alive
      ? { call: addon.call(subjects.released, 1), release: addon.release(subjects.released) }
      : {};
    const endless = await isEndless(worker);
    const summaries = Object.entries(subjects).map(([name, subject]) => [name, summary(addon, subject)]);
    return {
      alive,
      ...uses,
      endless,
      statuses: worker.messages[0] || null,
      ...Object.fromEntries(summaries),
    };
  },

  inWorker(host, { released, unreferenced, queued }) {
    const addon = host.load();
    for (const subject of [released, unreferenced, queued]) addon.create(subject, 0, 1, () => undefined);
    addon.unref(queued);
    call(addon, queued, 3);
    host.post({
      released: ['unref', 'unref', 'ref'].map((name) => addon[name](released)),
      unreferenced: ['ref', 'ref', 'unref'].map((name) => addon[name](unreferenced)),
    });
  },

  /**
   * In a process of its own: { endless, blocked: { producers: statuses, and what summary gives }, held } of a Worker that
   * aborts one at whose full queue two producers wait, and one that another holder never releases.
   */
  async aborted(host) {
    const addon = host.load();
    const subjects = { blocked: addon.prepare(), held: addon.prepare() };
    const endless = await isEndless(host.startWorker('abortedInWorker', subjects));
    if (!endless) await settle(host, addon, () => isOver(addon, subjects.blocked, 2));
    const { producers } = addon.read(subjects.blocked);
    host.exitExpected({
      endless,
      blocked: { producers, ...summary(addon, subjects.blocked) },
      held: summary(addon, subjects.held),
    });
    addon.quit();
  },

  abortedInWorker(host, { blocked, held }) {
    const addon = host.load();
    addon.create(held, 0, 2, () => undefined);
    addon.abort(held);
    abortBlocked(addon, blocked, 2);
  },

  /** { call, release: statuses of two holders after the Worker that made it has ended }. */
  async afterWorker(host) {
    const addon = host.load();
    const subject = addon.prepare();
    await host.startWorker('usedAfterwards', { subject }).ends();
    host.mayExit({}, { anyDeath: true });
    return { call: addon.call(subject, 0), release: addon.release(subject) };
  },

  usedAfterwards(host, { subject }) {
    const addon = host.load();
    addon.create(subject, 0, 2, () => undefined);
    addon.unref(subject);
  },

  /**
   * args: { aborts: whether the finalizer of the instance data aborts it }. The exit code of the process: 100 + 10 * how
   * often that finalizer got napi_ok + how often the thread-safe function was finalized.
   */
  atExit(host, { aborts }) {
    const addon = host.load();
    const subject = create(addon, {});
    addon.unref(subject);
    if (aborts) addon.abortLast(subject);
    addon.tellAtExit(subject);
    host.exitExpected();
  },

  /** In a process of its own: { endless, releases: statuses, finalized } of one that is aborted as a Worker ends. */
  async abortedLast(host) {
    const addon = host.load();
    const subject = addon.prepare();
    const endless = await isEndless(host.startWorker('abortedLastInWorker', { subject }));
    const { finalized, releases } = addon.read(subject);
    host.exitExpected({ endless, finalized, releases });
    addon.quit();
  },

  abortedLastInWorker(host, { subject }) {
    const addon = host.load();
    addon.create(subject, 0, 1, () => undefined);
    addon.unref(subject);
    addon.abortLast(subject);
  },
});

/** A new subject: its address. */
function create(addon, { maxQueue = 0, holders = 1 }) {
  const subject = addon.prepare();
  addon.create(subject, maxQueue, holders, () => undefined);
  return subject;
}

/** Queues the items 1, 2, ...; the statuses. */
function call(addon, subject, times) {
  return Array.from({ length: times }, (_, index) => addon.call(subject, index + 1));
}

/** Aborts a subject at whose full queue producers wait. */
function abortBlocked(addon, subject, producers) {
  addon.create(subject, 1, producers + 1, () => undefined);
  addon.call(subject, 1);
  addon.block(subject, producers);
  addon.abort(subject);
  return subject;
}

function isOver(addon, subject, count) {
  const { producers, finalized } = addon.read(subject);
  return producers.length === count && finalized > 0;
}

/**
 * { finalized, order: items and 'finalizer' as they came, env, callback, context: of the calls, whether each was there,
 * finalizer: the same of the first finalizer, or null }.
 */
function summary(addon, subject) {
  const { finalized, events } = addon.read(subject);
  const calls = events.filter(({ item }) => item !== undefined);
  const [finalizer = null] = events.filter(({ item }) => item === undefined);
  return {
    finalized,
    order: events.map(({ item = 'finalizer' }) => item),
    env: calls.map(({ env }) => env),
    callback: calls.map(({ callback }) => callback),
    context: calls.map(({ context }) => context),
    finalizer,
  };
}

/**
 * Waits until the condition holds, or until others that are created now, each with a thread that calls it, have come to
 * their end one after the other: what slows down the one slows down the others.
 * @param {Host} host
 */
async function settle(host, addon, condition) {
  for (let lives = 0; lives < OTHER_LIVES && !condition(); lives += 1) {
    const other = create(addon, {});
    addon.callFromThread(other);
    await host.waitFor(() => addon.read(other).finalized > 0);
    await host.tick();
  }
}

/** @param {import('../harness/host.d.ts').WorkerHandle} worker */
async function isEndless(worker) {
  const { endless = false } = await worker.ends();
  if (endless) worker.terminate();
  return endless;
}
