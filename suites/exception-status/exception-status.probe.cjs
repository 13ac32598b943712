'use strict';
// Observes what calls come to in a Worker that can no longer run JavaScript. The addon keeps its records in memory
// that all of its instances share, and the main thread reads them when the Worker is gone.

defineProbes('exception-status', {
  /** args: { contexts, end: 'natural' | 'process-exit' | 'terminate' }. { [context]: the result of summary }. */
  async ending(host, args) {
    const addon = host.load();
    addon.reset();
    await runWorker(host, 'endingInWorker', args);
    // A runtime may report that a Worker was terminated before it ends its environment.
    if (args.end === 'terminate') {
      await host.waitFor(() => args.contexts.every((context) => addon.read(context).runs > 0));
    }
    return Object.fromEntries(args.contexts.map((context) => [context, summary(addon.read(context))]));
  },

  endingInWorker(host, { contexts, end }) {
    const addon = host.load();
    for (const context of contexts) addon.arm(context, { of: 'the probe' }, () => undefined);
    if (end === 'process-exit') host.exit(0);
    if (end === 'terminate') {
      host.receive();
      host.post('ready');
    }
  },

  /**
   * args: { end: 'process-exit' | 'terminate' }. What summary gives, and { callStatus, callPending }; or
   * { endless: true } of a Worker that does not end: what it recorded may not be read while it lives.
   */
  async frame(host, args) {
    const addon = host.load();
    addon.reset();
    const { endless } = await runWorker(host, 'frameInWorker', args);
    if (endless) return { endless };
    const record = addon.read('native-frame');
    const { callStatus, callPending } = record;
    return { ...summary(record), callStatus, callPending };
  },

  frameInWorker(host, { end }) {
    const stop = () => {
      if (end === 'process-exit') host.exit(0);
      host.post('ready');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    };
    host.load().enter('native-frame', { of: 'the probe' }, stop);
  },
});

/** @param {Host} host */
async function runWorker(host, name, args) {
  const worker = host.startWorker(name, args);
  if (args.end === 'terminate') {
    await host.waitFor(() => worker.messages.length > 0);
    await worker.terminate();
  }
  return worker.ends();
}

/**
 * { runs, statuses: by purpose, messages: of the calls that failed, each once, canAskPending: whether
 * napi_is_exception_pending answered after every call, leftPending: whether a call that failed left an exception }.
 */
function summary({ runs, calls }) {
  const failed = calls.filter(({ status }) => status !== 0);
  const purposes = [...new Set(calls.map(({ purpose }) => purpose))];
  const statuses = purposes.map((purpose) => [
    purpose,
    statusOf(calls.filter((call) => call.purpose === purpose)),
  ]);
  return {
    runs,
    statuses: Object.fromEntries(statuses),
    messages: [...new Set(failed.map(({ message }) => message))],
    canAskPending: calls.every(({ pendingStatus }) => pendingStatus === 0),
    leftPending: failed.some(({ pending }) => pending),
  };
}

/** The status that all of these calls gave, or what each function gave when they differ. */
function statusOf(calls) {
  const [{ status }] = calls;
  if (calls.every((call) => call.status === status)) return status;
  return Object.fromEntries(calls.map((call) => [call.function, call.status]));
}
