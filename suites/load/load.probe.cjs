'use strict';
// Observes what becomes of a load: accepted or an error, what had run by then, and whether the process goes on.

const DECLARATION = 'node_api_module_get_api_version_v1';

defineProbes('load', {
  /**
   * { loaded: true, versionReadBeforeInit, versionCallsBeforeInit, initCalls, primitiveReference } or { loaded: false, error, initRan },
   * and in both cases `another`: whether an addon that declares nothing could be loaded and used afterwards.
   */
  load(host) {
    const witness = host.load({ addon: 'version', target: 'none', fresh: true });
    const initsBefore = witness.inits();
    const observation = tryLoad(host, () => witness.inits() !== initsBefore);
    const another = host.load({ addon: 'version', target: 'none', fresh: true });
    return { ...observation, another: another.counters().init === 1 };
  },

  /** { declares: '10', initRan } of a file that was never loaded, read through foreign functions. */
  async readForeign(host) {
    const witness = host.load({ addon: 'version', target: 'none', fresh: true });
    const initsBefore = witness.inits();
    const declared = host.callForeign(host.copyAddon(), DECLARATION);
    const observation = { declares: String(declared), initRan: witness.inits() !== initsBefore };
    // The warning that the interface is experimental comes later, where another probe might record it.
    await host.tick();
    return observation;
  },

  /** { initCalls, primitiveReference } of an addon that was loaded after its declaration had been read so. */
  async loadAfterForeign(host) {
    const file = host.copyAddon();
    host.callForeign(file, DECLARATION);
    await host.tick();
    const addon = host.load({ file });
    return { initCalls: addon.counters().init, primitiveReference: addon.primitiveReference() };
  },
});

/** @param {Host} host */
function tryLoad(host, initRan) {
  let addon;
  try {
    addon = host.load({ fresh: true });
  } catch (error) {
    return { loaded: false, error: host.describeThrown(error), initRan: initRan() };
  }
  const { init, versionAtInit } = addon.counters();
  return {
    loaded: true,
    initCalls: init,
    versionReadBeforeInit: versionAtInit > 0,
    versionCallsBeforeInit: versionAtInit,
    primitiveReference: addon.primitiveReference(),
  };
}
