'use strict';
// The entry of a Worker of node-worker.cjs: runs the function of a probe, or nothing when no run is named.

const { parentPort, workerData } = require('node:worker_threads');
const { createNodeHost } = require('./node-host.cjs');
const { narrowHost } = require('./narrow-host.cjs');
const { loadProbes } = require('./load-probes.cjs');
const { WORKER_FAILED } = require('./trouble.cjs');

async function workInWorker() {
  const { plan, run, name, args } = workerData;
  const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
  const host = /** @type {Host & import('./host.d.ts').HarnessHost} */ (
    createNodeHost(plan, () => undefined, true)
  );
  host.begin(run);
  host.post = (value) => port.postMessage(value);
  host.exit = (code) => process.exit(code);
  /** Records what the main thread sends; keeps the Worker alive until `stop` is called. */
  host.receive = () => {
    const messages = [];
    const listener = (value) => messages.push(value);
    port.on('message', listener);
    return { messages, stop: () => stopListening(port, listener) };
  };
  const probes = loadProbes({ [run.suite]: plan.probes[run.suite] })[run.suite];
  try {
    await probes[name](narrowHost(host, run.needs), args);
  } catch (error) {
    if (error && error.code === 'ERR_PROBE') plan.trouble[0] = WORKER_FAILED;
    throw error;
  }
}

function stopListening(port, listener) {
  if (port.close) port.close();
  // Deno's has no close(); without a listener it does not keep the Worker alive.
  else port.off('message', listener);
}

if (workerData && workerData.run) {
  workInWorker().catch((error) => {
    // Deno drops the rejections of a Worker, but not what it throws.
    setImmediate(() => {
      throw error;
    });
  });
}
