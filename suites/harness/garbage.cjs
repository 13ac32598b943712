'use strict';
// Garbage collection on V8 and elsewhere.

let collect = null;

/**
 * `gc` of a runtime that was started with --expose-gc, or Bun's own, which collects before it returns when it is given
 * true. Else it is enabled in V8 now: as a start-up flag it costs every process its code cache.
 */
function findCollector() {
  if (typeof Bun !== 'undefined') return () => Bun.gc(true);
  if (typeof globalThis.gc === 'function') return globalThis.gc;
  try {
    require('node:v8').setFlagsFromString('--expose-gc');
    return require('node:vm').runInNewContext('gc');
  } catch (error) {
    throw Object.assign(new Error(`cannot collect garbage: ${error.message}`), { code: 'ERR_PROBE' });
  }
}

/** Collects what is garbage now, before it returns. */
function collectGarbage() {
  collect = collect || findCollector();
  collect();
}

module.exports = { collectGarbage };
