'use strict';
// Both ends of a Worker in which a probe does a part of its work.

const fs = require('node:fs');
const path = require('node:path');
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');
const { describeThrown } = require('./describe-thrown.cjs');

/** What `ends` waits at least, in milliseconds, and how many other Workers it then sees begin and end meanwhile. */
const PATIENCE_MS = 500;
const PATIENCE_WORKERS = 10;

/** Each has a scratch folder of its own, so that its copies of addons meet no others. */
let workers = 0;

/**
 * Runs the function `name` of the current probe's suite in a Worker. There its host has `post(value)`, which adds to
 * `messages` here, and `exit(code)`. `ended` settles with { exitCode, error, messages }.
 * @returns {import('./host.d.ts').WorkerHandle}
 */
function startWorker(plan, run, name, args) {
  workers += 1;
  const scratch = path.join(plan.scratch, `worker-${workers}`);
  fs.mkdirSync(scratch);
  const worker = new Worker(__filename, { workerData: { plan: { ...plan, scratch }, run, name, args } });
  const messages = [];
  let error = null;
  worker.on('message', (value) => messages.push(value));
  worker.on('error', (thrown) => {
    error = describeThrown(thrown);
  });
  const ended = new Promise((resolve) => {
    worker.on('exit', (exitCode) => resolve({ exitCode, error, messages }));
  });
  return {
    messages,
    ended,
    ends: () => endsInTime(ended),
    terminate: () => worker.terminate(),
    send: (value) => worker.postMessage(value),
  };
}

/**
 * What `ended` gives, or { exitCode: null, error: null, endless: true }. Other Workers are the clock: where the machine
 * is busy they take longer too.
 */
async function endsInTime(ended) {
  const late = Symbol('late');
  const within = (other) => Promise.race([ended, other.then(() => late)]);
  let came = await within(new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)));
  for (let others = 0; came === late && others < PATIENCE_WORKERS; others += 1) {
    came = await within(idleWorker());
  }
  return came === late ? { exitCode: null, error: null, endless: true } : came;
}

/** A Worker that does nothing, from its beginning to its end. */
function idleWorker() {
  return new Promise((resolve) => new Worker(__filename).once('exit', resolve));
}

async function workInWorker() {
  // Loaded here, not above: the host that the main thread makes loads this file.
  const { createNodeHost } = require('./node-host.cjs');
  const { narrowHost } = require('./narrow-host.cjs');
  const { loadProbes } = require('./load-probes.cjs');
  const { plan, run, name, args } = workerData;
  const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
  const host = /** @type {Host & import('./host.d.ts').HarnessHost} */ (
    createNodeHost(plan, () => undefined)
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
  await loadProbes({ [run.suite]: plan.probes[run.suite] })[run.suite][name](
    narrowHost(host, run.needs),
    args,
  );
}

function stopListening(port, listener) {
  if (port.close) port.close();
  // Deno's has no close(); without a listener it does not keep the Worker alive.
  else port.off('message', listener);
}

module.exports = { startWorker };

// Last, because the host asks this file for startWorker in turn.
if (!isMainThread && workerData && workerData.run) {
  workInWorker().catch((error) => {
    // Deno drops the rejections of a Worker, but not what it throws.
    setImmediate(() => {
      throw error;
    });
  });
}
