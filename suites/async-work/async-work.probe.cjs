'use strict';
// Observes what becomes of exceptions that the complete callback of async work leaves behind.

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
});

/** args: mode, see the addon; value: what the callback throws, 'error' unless given. */
function queue(addon, { mode, value = 'error' }) {
  return addon.queue(mode, () => {
    if (value === 'string') throw 'of the probe';
    if (value === 'nothing') return;
    throw Object.assign(new Error('thrown by the callback'), { code: 'ERR_PROBE_CALLBACK' });
  });
}
