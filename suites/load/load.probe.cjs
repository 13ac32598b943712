'use strict';
/* global defineProbes */
// Observes what becomes of a load: accepted or an error, what had run by then, and whether the process goes on.

defineProbes('load', {
  /**
   * { loaded: true, versionCallsBeforeInit, initCalls, primitiveReference } or { loaded: false, error, initRan },
   * and in both cases `another`: whether an addon that declares nothing could be loaded and used afterwards.
   */
  load(host) {
    const witness = host.load({ addon: 'version', target: 'none', fresh: true });
    const initsBefore = witness.inits();
    const observation = tryLoad(host, () => witness.inits() !== initsBefore);
    const another = host.load({ addon: 'version', target: 'none', fresh: true });
    return { ...observation, another: another.counters().init === 1 };
  },
});

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
    versionCallsBeforeInit: versionAtInit,
    primitiveReference: addon.primitiveReference(),
  };
}
