'use strict';
// The host object for Node.js and runtimes that are close to it: everything a probe may touch of its runtime.
// Contract: suites/harness/README.md.

const { describeTrouble } = require('./trouble.cjs');
const { describeThrown } = require('./describe-thrown.cjs');
const { collectGarbage } = require('./garbage.cjs');
const { createProcessEnd } = require('./process-end.cjs');
const { Unsupported } = require('./unsupported.cjs');
const { createWaiting } = require('./waiting.cjs');

const tick = () => new Promise((resolve) => setImmediate(resolve));
const pause = () => new Promise((resolve) => setTimeout(() => setImmediate(resolve), 1));

/**
 * given: the plan, see runner/run/execute/session-plan.ts, and `loader`: a script with another `createLoader` than that of Node.js;
 * print(event): one line of the protocol; isWorker: whether this thread is one.
 * @returns {import('./host.d.ts').HarnessHost}
 */
function createNodeHost(given, print, isWorker = false) {
  // Shared with the Workers; see trouble.cjs.
  const plan = { trouble: new Int32Array(new SharedArrayBuffer(4)), ...given };
  const { createLoader } = require(plan.loader || './node-loader.cjs');
  let current = null;
  const stops = [];

  function listen(eventName, listener) {
    process.on(eventName, listener);
    stops.push(() => process.off(eventName, listener));
  }

  const host = {
    supportedVersion: plan.supportedVersion,
    reportedVersion: () => Number(process.versions.napi),
    ...createLoader(plan, () => current),
    describeThrown,
    ...createWaiting({ tick, pause, collectGarbage }),

    recordUncaught() {
      const events = [];
      listen('uncaughtException', (error, origin) => events.push({ ...describeThrown(error), origin }));
      return events;
    },

    recordWarnings() {
      const events = [];
      listen('warning', (warning) => events.push({ name: warning.name, code: warning.code || null }));
      return events;
    },

    /** The memory of WebAssembly is the one array buffer that cannot be detached. */
    undetachableArrayBuffer: () => new WebAssembly.Memory({ initial: 1 }).buffer,

    startWorker(name, args = null, options = {}) {
      // Loaded on first use: it costs a process a millisecond or more.
      return require('./node-worker.cjs').startWorker(plan, current, name, args, options);
    },

    /** Ends the probe as unsupported, for this reason. */
    unsupported(reason) {
      throw new Unsupported(reason);
    },

    /** For the probes of the self-test alone: makes something happen that the harness must notice. */
    provoke: (what, how) => require('./provoke.cjs').provoke(what, how),

    // For the harness, not for probes.
    ending: false,
    begin(run) {
      current = run;
      if (!isWorker) plan.trouble[0] = 0;
    },
    /** Why what was observed is none, or null. */
    trouble: () => (plan.trouble[0] === 0 ? null : describeTrouble(plan.trouble[0])),
    release() {
      for (const stop of stops.splice(0)) stop();
    },
  };
  Object.assign(host, createProcessEnd(host, { plan, current: () => current, print }));
  const { NAPI_MATRIX_FAULT: fault } = process.env;
  if (fault) return require('./faults.cjs').plant(host, plan, fault, isWorker);
  return host;
}

module.exports = { createNodeHost };
