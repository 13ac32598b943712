'use strict';
// How the host of emnapi finds and loads addons: WebAssembly modules, inside a process of Node.js.

const fs = require('node:fs');
const { pathToFileURL } = require('node:url');
const { createNapiModule, loadNapiModuleSync } = require('@emnapi/core');
const { getDefaultContext, NODE_API_SUPPORTED_VERSION_MAX } = require('@emnapi/runtime');
const { createCopyAddon } = require('./copy-addon.cjs');
const { Unsupported } = require('./unsupported.cjs');

/** Node.js warns of node:wasi once per thread; probes record warnings, and must not see this one. */
function withoutWarnings(load) {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** plain: in plain JavaScript, which every runtime has. */
function createWasi(plain) {
  if (plain) return new (require('@tybys/wasm-util').WASI)({ version: 'preview1' });
  const { WASI } = withoutWarnings(() => require('node:wasi'));
  return new WASI({ version: 'preview1' });
}

/**
 * Compiles, instantiates and registers a module, with an environment of its own in the context of this thread. What
 * emnapi takes as the file name is what the addon gets as its URL.
 */
function instantiate(file, wasi) {
  const napiModule = createNapiModule({ context: getDefaultContext(), filename: pathToFileURL(file).href });
  loadNapiModuleSync(napiModule, fs.readFileSync(file), { wasi });
  return napiModule.exports;
}

/** The part of the host that loads; `current()` returns the current probe run. */
function createLoader(plan, current) {
  const loaded = new Map();

  function built({ addon = current().addon, target = current().target } = {}) {
    const file = plan.addons[addon] && plan.addons[addon][target];
    if (file !== undefined) return file;
    const reason = plan.unavailable[addon];
    if (reason !== undefined) throw new Unsupported(`the addon ${addon} is not built for emnapi: ${reason}`);
    throw new Error(`the addon ${addon} was not built for target ${target}`);
  }

  /** Only for its name: the file may be shared, for an instance shares nothing with another. */
  const copyAddon = createCopyAddon(plan, built);

  /** @param {LoadOptions} [options] */
  function load({ file, fresh = false, ...which } = {}) {
    const wanted = file || built(which);
    const instance = () => instantiate(wanted, createWasi(plan.plainWasi));
    if (fresh) return instance();
    if (!loaded.has(wanted)) loaded.set(wanted, instance());
    return loaded.get(wanted);
  }

  return { copyAddon, load, reportedVersion: () => NODE_API_SUPPORTED_VERSION_MAX };
}

module.exports = { createLoader };
