'use strict';
// The pieces of a host for one probe in a process of its own, without sessions and plans. Nobody loads this file: a
// reproduction (runner/tools/repro/) gets those of its declarations that its probe uses, beside those of describe-thrown.cjs and
// the constants ADDON and TARGET.

const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');

/** The file of an addon, as the build line has named it. */
function built({ addon = ADDON, target = TARGET } = {}) {
  return path.join(__dirname, `${addon}-${target}.node`);
}

let copies = 0;

/** A copy that was never loaded: a file is known by its path and its inode. */
function copyAddon(which) {
  copies += 1;
  const file = built(which);
  const copy = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), 'repro-')),
    `${copies}-${path.basename(file)}`,
  );
  fs.copyFileSync(file, copy);
  return copy;
}

/** @param {LoadOptions} [options] */
function loadAny({ file, fresh = false, ...which } = {}) {
  return require(file || (fresh ? copyAddon(which) : built(which)));
}

const ways = {
  require: (file) => require(file),
  'create-require': (file) => createRequire(pathToFileURL(file))(file),
  dlopen(file, flags = os.constants.dlopen.RTLD_LAZY) {
    const module = { exports: {} };
    process.dlopen(module, file, flags);
    return module.exports;
  },
  import: (file) => import(pathToFileURL(file).href).then((namespace) => namespace.default),
};

/** @param {LoadOptions} [options] */
function loadBy({ file, fresh = false, by = 'require', flags, ...which } = {}) {
  return ways[by](file || (fresh ? copyAddon(which) : built(which)), flags);
}

/** Takes a file out of the require cache. */
function uncache(file) {
  delete require.cache[require.resolve(file)];
}

/** The result of an exported function `int32_t name(void)` of a file, called without registering it as an addon. */
function callForeign(file, name) {
  const { functions } = require('node:ffi').dlopen(file, { [name]: { return: 'int32', arguments: [] } });
  return functions[name]();
}

/** On Windows paths differ in case, and in a prefix by which they are taken as they are. */
function plainPath(file) {
  if (process.platform !== 'win32') return path.resolve(file);
  return path.resolve(file.replace(/^\\\\\?\\/, '')).toLowerCase();
}

/** Whether the process has mapped a file. */
function isMapped(file) {
  const { sharedObjects } = process.report.getReport();
  // require() follows links before it loads, process.dlopen() does not.
  const names = [file, fs.realpathSync(file)].map(plainPath);
  return sharedObjects.some((object) => names.includes(plainPath(object)));
}

const dlopenFlags = os.constants.dlopen;

const linkedBinding = (name) => process._linkedBinding(name);

const reportedVersion = () => Number(process.versions.napi);

/** The memory of WebAssembly is the one array buffer that cannot be detached. */
const undetachableArrayBuffer = () => new WebAssembly.Memory({ initial: 1 }).buffer;

const tick = () => new Promise((resolve) => setImmediate(resolve));

const pause = () => new Promise((resolve) => setTimeout(() => setImmediate(resolve), 1));

/** Takes turns of the event loop until the condition holds, for some seconds at most. */
async function waitFor(condition) {
  for (let round = 0; round < 5000 && !condition(); round += 1) await (round < 100 ? tick() : pause());
  return condition();
}

function collectGarbage() {
  if (typeof Bun !== 'undefined') Bun.gc(true);
  else collector()();
}

function collector() {
  if (typeof globalThis.gc === 'function') return globalThis.gc;
  require('node:v8').setFlagsFromString('--expose-gc');
  return require('node:vm').runInNewContext('gc');
}

/** Collects garbage and takes turns until the condition holds, 20 rounds at most. */
async function collectUntil(condition, collect = collectGarbage) {
  for (let round = 0; round < 20 && !condition(); round += 1) {
    await pause();
    collect();
    await tick();
  }
  return condition();
}

const stops = [];

function listen(event, listener) {
  process.on(event, listener);
  stops.push(() => process.off(event, listener));
}

function recordUncaught() {
  const events = [];
  listen('uncaughtException', (error, origin) => events.push({ ...describeThrown(error), origin }));
  return events;
}

function recordWarnings() {
  const events = [];
  listen('warning', ({ name, code }) => events.push({ name, code: code || null }));
  return events;
}

/** Stops every recording. */
function release() {
  for (const stop of stops) stop();
}

function unsupported(reason) {
  console.log(`not to be seen here: ${reason}`);
  process.exit(0);
}

let isEnding = false;

/** How the process ends is the rest of what is observed. */
function exitExpected(observation = {}) {
  console.log(`observed before the end: ${JSON.stringify(observation)}`);
  isEnding = true;
  return { before: 'noted: ', after: '\n' };
}

/** The process may not survive what comes next. */
function mayExit(observation = {}) {
  console.log(`observed before the risk: ${JSON.stringify(observation)}`);
}

/** Runs the function `name` of the probes in a Worker. */
function startWorker(name, args = null, /** @type {import('./host.d.ts').WorkerOptions} */ { flags } = {}) {
  const worker = new Worker(__filename, {
    workerData: { name, args },
    ...(flags && { execArgv: [...flags] }),
  });
  const messages = [];
  let error = null;
  worker.on('message', (value) => messages.push(value));
  worker.on('error', (thrown) => {
    error = describeThrown(thrown);
  });
  const ended = new Promise((resolve) => {
    worker.on('exit', (exitCode) => resolve({ exitCode, error, messages }));
  });
  const endless = { exitCode: null, error: null, endless: true };
  const late = new Promise((resolve) => setTimeout(resolve, 10_000, endless).unref());
  return {
    messages,
    ended,
    ends: () => Promise.race([ended, late]),
    terminate: () => worker.terminate(),
    send: (value) => worker.postMessage(value),
  };
}

/** The same where it may never end: then it is given up. */
function startWorkerThatMaySpin(name, args, options) {
  const worker = startWorker(name, args, options);
  return { ...worker, ends: () => endsInTime(worker.ended) };
}

/** Waits half a second at least, and then for as long as ten Workers take that do nothing. */
async function endsInTime(ended) {
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))]);
  for (let others = 0; !hasEnded && others < 10; others += 1) await Promise.race([ended, idleWorker()]);
  return hasEnded ? ended : { exitCode: null, error: null, endless: true };
}

function idleWorker() {
  return new Promise((resolve) => new Worker('', { eval: true }).once('exit', resolve));
}

const post = (value) => parentPort?.postMessage(value);

const exit = (code) => process.exit(code);

/** Records what the main thread sends; keeps the Worker alive until `stop` is called. */
function receive() {
  const messages = [];
  const listener = (value) => messages.push(value);
  parentPort?.on('message', listener);
  // Deno's has no close(); without a listener it keeps nothing alive.
  const stop = () => (parentPort?.close ? parentPort.close() : parentPort?.off('message', listener));
  return { messages, stop };
}

async function inWorker() {
  try {
    await probes[workerData.name](host, workerData.args);
  } catch (error) {
    // Deno drops the rejections of a Worker, but not what it throws.
    setImmediate(() => {
      throw error;
    });
  }
}

async function main() {
  const observation = await runProbe();
  console.log(`observed: ${JSON.stringify(observation === undefined ? null : observation)}`);
  process.exit(0);
}

async function mainThatMayEnd() {
  const observation = await runProbe();
  if (isEnding) return;
  console.log(`observed: ${JSON.stringify(observation === undefined ? null : observation)}`);
  process.exit(0);
}

async function runProbe() {
  try {
    return await probes[PROBE](host, ARGUMENT);
  } catch (error) {
    return { probeThrew: describeThrown(error) };
  }
}
