'use strict';
// Observes each way to load an addon: which version applies, how often it was requested, what a refusal leaves.

defineProbes('loaders', {
  /** The first load of a file. { gate, calls } or { error: its code }. flags: names of process.dlopen's. */
  async load(host, { by, flags }) {
    const file = host.copyAddon();
    try {
      return describe(await host.load({ file, by, flags: combine(host, flags) }));
    } catch (error) {
      return { error: host.describeThrown(error).code };
    }
  },

  /** An addon that `--require FILE` has loaded: { initsBefore: inits by then, gate, calls }. */
  preloaded(host) {
    const witness = host.load({ addon: 'version', target: 'none', fresh: true });
    const initsBefore = witness.inits() - 1;
    return { initsBefore, ...describe(host.load()) };
  },

  /** Two loads of one file: { same: whether they return one object, further: the calls that the second made }. */
  async loadAgain(host, { forget = false, by, flags }) {
    const file = host.copyAddon();
    const first = host.load({ file });
    const before = first.counters();
    if (forget) host.uncache(file);
    const second = await host.load({ file, by, flags: combine(host, flags) });
    return { same: first === second, further: callsSince(before, second) };
  },

  /** The file of the main thread once more in each of two Workers, one after the other: the calls that each made. */
  async workers(host) {
    const file = host.copyAddon();
    const main = host.load({ file });
    const further = [];
    for (let worker = 0; worker < 2; worker += 1) {
      const before = main.counters();
      await inWorker(host, file);
      further.push(callsSince(before, main));
    }
    return { further };
  },

  /** A file that is loaded in Workers only, one after the other. */
  async workersAlone(host) {
    const file = host.copyAddon();
    return { workers: [await inWorker(host, file), await inWorker(host, file)] };
  },

  describeInWorker(host, { file }) {
    host.post(describe(host.load({ file })));
  },

  /** A load that may be refused: { error: its code or null, mapped: whether the file got into the process }. */
  async refused(host, { by }) {
    const file = host.copyAddon();
    const error = await errorOf(host, file, by);
    return { error, mapped: host.isMapped(file) };
  },

  async refusedInWorker(host) {
    const file = host.copyAddon();
    const { messages } = await host.startWorker('postError', { file }).ended;
    return { error: messages[0], mapped: host.isMapped(file) };
  },

  async postError(host, { file }) {
    host.post(await errorOf(host, file));
  },
});

/** gate: the status of a reference to a number, through which the effective version shows; calls: since the mapping. */
function describe(addon) {
  const { version, versionAtInit, init } = addon.counters();
  return {
    gate: addon.primitiveReference(),
    readBeforeInit: versionAtInit > 0,
    calls: { version, versionAtInit, init },
  };
}

function callsSince(before, addon) {
  const now = addon.counters();
  return { version: now.version - before.version, init: now.init - before.init };
}

/** @param {Host} host */
async function inWorker(host, file) {
  const { messages } = await host.startWorker('describeInWorker', { file }).ended;
  return messages[0];
}

/**
 * @param {Host} host
 * @param {string} file
 * @param {LoadOptions['by']} [by]
 */
async function errorOf(host, file, by) {
  try {
    await host.load({ file, by });
    return null;
  } catch (error) {
    return host.describeThrown(error).code;
  }
}

/** @param {Host} host */
function combine(host, flags) {
  return flags && flags.reduce((sum, name) => sum | host.dlopenFlags[name], 0);
}
