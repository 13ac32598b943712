'use strict';
// How the host of Node.js finds and loads addons.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createCopyAddon } = require('./copy-addon.cjs');
const { Unsupported } = require('./unsupported.cjs');

// Modules that few probes need are loaded by them: Bun takes milliseconds for some.
const addressOf = (file) => require('node:url').pathToFileURL(file);

/** @type {Record<string, (file: string, flags?: number) => any>} */
const WAYS = {
  require: (file) => require(file),
  'create-require': (file) => require('node:module').createRequire(addressOf(file))(file),
  dlopen(file, flags = os.constants.dlopen.RTLD_LAZY) {
    const module = { exports: {} };
    process.dlopen(module, file, flags);
    return module.exports;
  },
  // Returns a promise.
  import: (file) => import(addressOf(file).href).then((namespace) => namespace.default),
};

function foreignFunctions() {
  try {
    return require('node:ffi');
  } catch (error) {
    if (error.code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw error;
    throw new Unsupported('this runtime has no module node:ffi');
  }
}

/** On Windows paths differ in case, and in a prefix by which they are taken as they are. */
function plainPath(file) {
  if (process.platform !== 'win32') return path.resolve(file);
  return path.resolve(file.replace(/^\\\\\?\\/, '')).toLowerCase();
}

/** The part of the host that loads; `current()` returns the current probe run; ways: file -> exports. */
function createLoader(plan, current, ways = WAYS) {
  function built({ addon = current().addon, target = current().target } = {}) {
    const file = plan.addons[addon] && plan.addons[addon][target];
    if (file === undefined) throw new Error(`the addon ${addon} was not built for target ${target}`);
    return file;
  }

  /** The same path or inode would give the same mapping, with the counters of an earlier load. */
  const copyAddon = createCopyAddon(plan, built);

  return {
    copyAddon,

    /** @param {LoadOptions} [options] */
    load({ file, fresh = false, by = 'require', flags, ...which } = {}) {
      return ways[by](file || (fresh ? copyAddon(which) : built(which)), flags);
    },

    /** Takes a file out of the require cache. */
    uncache(file) {
      delete require.cache[require.resolve(file)];
    },

    /** Whether the process has mapped a file, which it must have to run anything of it. */
    isMapped(file) {
      // require() follows links before it loads, process.dlopen() does not.
      const names = [file, fs.realpathSync(file)].map(plainPath);
      return process.report.getReport().sharedObjects.some((object) => names.includes(plainPath(object)));
    },

    /** The flags of process.dlopen by name, as RTLD_NOW. */
    dlopenFlags: { ...os.constants.dlopen },

    /** The result of an exported function `int32_t name(void)`, called through node:ffi: the file registers no addon. */
    callForeign(file, name) {
      const { functions } = foreignFunctions().dlopen(file, { [name]: { return: 'int32', arguments: [] } });
      return functions[name]();
    },

    linkedBinding: (name) => process._linkedBinding(name),
  };
}

module.exports = { createLoader };
