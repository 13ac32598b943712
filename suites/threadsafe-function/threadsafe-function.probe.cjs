'use strict';
// Observes what becomes of exceptions that a thread-safe function leaves behind.

defineProbes('threadsafe-function', {
  /**
   * Calls a thread-safe function and lets it go.
   * { calls, finalized, warnings: [code], uncaught: [{ code, origin } or { type, value, origin }] }; `finalized` also
   * says that the loop went on after the exceptions.
   */
  call: observe,

  /** The same, and `printed`: how many deprecation warnings were printed to standard error. */
  async print(host, args) {
    const addon = host.load();
    const taken = addon.takeStandardError();
    if (taken === null) host.unsupported('an addon cannot take the standard error of its process here');
    let text = '';
    let observation;
    try {
      observation = await observe(host, args);
    } finally {
      text = addon.giveBackStandardError(taken);
    }
    return { ...observation, printed: text.split('[DEP0168]').length - 1 };
  },

  /** The same without anybody listening: { calls, finalized } of a process that lives on, and how it ends. */
  async exit(host, args) {
    const addon = host.load();
    host.mayExit();
    const subject = await settle(host, addon, args);
    host.exitExpected({ calls: callsOf(addon, subject), finalized: addon.state(subject.handle).finalized });
  },

  /** The same in a Worker: { exitCode, error: { code } | null, told: [{ calls, finalized, warnings }] }. */
  async worker(host, args) {
    const { exitCode, error, messages } = await host.startWorker('callInWorker', args).ended;
    return { exitCode, error: error && { code: error.code }, told: messages };
  },

  /** args: `flags`, of a Worker in which the same is done first. { worker: what `worker` gives, main: what `call` gives }. */
  async besideWorker(host, args) {
    const { exitCode, error, messages } = await host.startWorker('callInWorker', args, { flags: args.flags })
      .ended;
    return {
      worker: { exitCode, error: error && { code: error.code }, told: messages },
      main: await observe(host, args),
    };
  },

  /** The Worker's part; an uncaught exception ends it before it can post anything. */
  async callInWorker(host, args) {
    const addon = host.load();
    const warnings = host.recordWarnings();
    const subject = await settle(host, addon, args);
    const { finalized } = addon.state(subject.handle);
    host.post({ calls: callsOf(addon, subject), finalized, warnings: warnings.map(({ code }) => code) });
    host.release();
  },
});

/** @param {Host} host */
async function observe(host, args) {
  const addon = host.load();
  const warnings = host.recordWarnings();
  const uncaught = host.recordUncaught();
  const subject = await settle(host, addon, args);
  return {
    calls: callsOf(addon, subject),
    finalized: addon.state(subject.handle).finalized,
    warnings: warnings.map(({ code }) => code),
    uncaught: uncaught.map(({ type, value, code, origin }) =>
      type === 'error' ? { code, origin } : { type, value, origin },
    ),
  };
}

/** @param {Host} host */
async function settle(host, addon, args) {
  const subject = start(addon, args);
  await host.waitFor(() => addon.state(subject.handle).finalized > 0);
  // A warning is emitted a tick after the exception.
  await host.tick();
  return subject;
}

function callsOf(addon, { handle, callbackCalls }) {
  return Math.max(addon.state(handle).calls, callbackCalls());
}

/**
 * args: the addon's callJs ('default' unless given) and finalizer; from: 'thread' | 'loop'; calls: 2 unless given;
 * callback: 'throws' | 'throws-first' | 'returns'; value: what it throws, 'error' unless given.
 */
function start(addon, args) {
  const {
    callJs = 'default',
    finalizer = 'quiet',
    callback = 'throws',
    value = 'error',
    from,
    calls = 2,
  } = args;
  let called = 0;
  const handle = addon.create(callJs, finalizer, () => {
    called += 1;
    if (callback === 'throws' || (callback === 'throws-first' && called === 1)) throw thrownValue(value);
  });
  if (from === 'thread') addon.callFromThread(handle, calls);
  else addon.callFromLoop(handle, calls);
  return { handle, callbackCalls: () => called };
}

function thrownValue(value) {
  switch (value) {
    case 'error':
      return Object.assign(new Error('thrown by the callback'), { code: 'ERR_PROBE_CALLBACK' });
    case 'string':
      return 'of the probe';
    case 'number':
      return 42.5;
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    default:
      throw new Error(`no value called ${value}`);
  }
}
