'use strict';
// Starts a Worker in which a probe does a part of its work; worker-entry.cjs is what runs in it.

const fs = require('node:fs');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { describeThrown } = require('./describe-thrown.cjs');
const { Unsupported } = require('./unsupported.cjs');

const ENTRY = path.join(__dirname, 'worker-entry.cjs');

/** The shortest wait of `ends`, in milliseconds, and the number of other Workers that it then starts and ends. */
const PATIENCE_MS = 500;
const PATIENCE_WORKERS = 10;

/** The code of the error about flags that a release does not know, or not for Workers. */
const INVALID_FLAGS = 'ERR_WORKER_INVALID_EXEC_ARGV';

/** Each has a scratch folder of its own, so that its copies of addons meet no others. */
let workers = 0;

/**
 * Runs the function `name` of the current probe's suite in a Worker. There its host has `post(value)`, which adds to
 * `messages` here, and `exit(code)`. `ended` settles with { exitCode, error, messages }.
 * @returns {import('./host.d.ts').WorkerHandle}
 */
function startWorker(
  plan,
  run,
  name,
  args,
  /** @type {import('./host.d.ts').WorkerOptions} */ { flags } = {},
) {
  workers += 1;
  const scratch = path.join(plan.scratch, `worker-${workers}`);
  fs.mkdirSync(scratch);
  const worker = createWorker({ plan: { ...plan, scratch }, run, name, args }, flags);
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

function createWorker(workerData, flags) {
  try {
    return new Worker(ENTRY, { workerData, ...(flags && { execArgv: [...flags] }) });
  } catch (error) {
    if (error.code !== INVALID_FLAGS) throw error;
    throw new Unsupported(`a Worker does not support one of these flags: ${flags.join(' ')}`);
  }
}

/**
 * The result of `ended`, or { exitCode: null, error: null, endless: true }. Other Workers are the clock: on a busy
 * machine they take longer, too.
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
  return new Promise((resolve) => new Worker(ENTRY).once('exit', resolve));
}

module.exports = { startWorker };
