'use strict';
// Probes whose true outcome is known beforehand: what they come to says whether a harness can be believed. Numbers and
// codes are drawn anew for each self-test, so that nothing but the probe itself can have answered.

defineProbes('self-test', {
  answers: (_host, { a, b }) => ({ product: a * b }),

  throws(_host, { code }) {
    throw errorWith(code);
  },

  rejects: (_host, { code }) => Promise.reject(errorWith(code)),

  neverSettles: () => new Promise(() => {}),

  hangs() {
    for (;;);
  },

  saysUnsupported: (host, { code }) => host.unsupported(code),

  /** The addon under test is a file that is none. */
  loads: (host) => ({ loaded: typeof host.load() }),

  chatters(host, { a, b }) {
    host.provoke('chatter', 300);
    return { product: a * b };
  },

  async crashes(host) {
    await host.provoke('abort');
    return { survived: true };
  },

  exits(host) {
    host.provoke('exit', 0);
    return { survived: true };
  },

  endsAsObserved(host, { exitCode }) {
    host.exitExpected({});
    host.provoke('exit', exitCode);
  },

  async takesTurns(host, { a, b }) {
    const order = [];
    const turned = host.tick().then(() => order.push('turn'));
    order.push('now');
    await turned;
    return { order, came: await host.waitFor(() => order.length === 2), product: a * b };
  },

  async recordsUncaught(host, { code }) {
    const recorded = host.recordUncaught();
    host.provoke('uncaught', errorWith(code));
    await host.waitFor(() => recorded.length > 0);
    return { codes: recorded.map((error) => error.code) };
  },

  async recordsWarning(host, { code }) {
    const recorded = host.recordWarnings();
    host.provoke('warning', code);
    await host.waitFor(() => recorded.length > 0);
    return { codes: recorded.map((warning) => warning.code) };
  },

  /** An unreferenced object is collected, and a referenced one is not. */
  async collects(host) {
    const held = { of: 'the probe' };
    const [garbage, kept] = [weakly({}), weakly(held)];
    await host.collectUntil(() => garbage.deref() === undefined);
    return { collected: garbage.deref() === undefined, kept: kept.deref() === held };
  },

  /** A Worker that posts a message, and one that throws. */
  async worksInWorkers(host, { a, b, code }) {
    const poster = await host.startWorker('postProduct', { a, b }).ended;
    const thrower = await host.startWorker('throwInWorker', { code }).ended;
    return {
      messages: poster.messages,
      exitCode: poster.exitCode,
      error: thrower.error && thrower.error.type,
      failed: thrower.exitCode !== 0,
    };
  },

  postProduct: (host, { a, b }) => host.post(a * b),

  throwInWorker(_host, { code }) {
    throw errorWith(code);
  },

  /** The session was started with --stack-trace-limit. */
  seesFlags: () => ({ limit: Error.stackTraceLimit }),
});

function errorWith(code) {
  return Object.assign(new Error('of the self-test'), { code });
}

/** A frame of its own, so that nothing on the stack refers to the object. */
function weakly(object) {
  return new WeakRef(object);
}
