'use strict';
// Observes when a finalizer runs, with what, and what becomes of what it does.

/** Functions that not every release has, by the argument that needs them. */
const OPTIONAL = {
  node_api_post_finalizer: 'node_api_post_finalizer',
  'external-string-latin1': 'node_api_create_external_string_latin1',
  'external-string-utf16': 'node_api_create_external_string_utf16',
};

defineProbes('finalizer', {
  /** args: { kind, act = 'nothing', posted = 'nothing' }. The result of `observe`. */
  collect: observe,

  /** The same where it may take the process down; anyDeath: by whatever comes of it. */
  collectAtRisk(host, { anyDeath = false, ...args }) {
    requireFunctions(host, args);
    host.mayExit({}, { anyDeath });
    return observe(host, args);
  },
});

/**
 * { before: the runs while the value was held, runs, insideCollection, rightData, status of the act, posted: the
 * same of the posted finalizer, calls of JavaScript, uncaught: [{ code, origin }] }.
 * @param {Host} host
 */
async function observe(host, args) {
  requireFunctions(host, args);
  const { kind, act = 'nothing', posted = 'nothing' } = args;
  const addon = host.load();
  const uncaught = host.recordUncaught();
  let calls = 0;
  const id = addon.create(act, posted, () => {
    calls += 1;
  });
  const held = hold(addon, id, kind);
  await host.tick();
  const before = addon.state(id).runs;
  const hasRun = () => {
    const { runs, posted: later } = addon.state(id);
    return (act === 'node_api_post_finalizer' ? later.runs : runs) > 0;
  };
  // It becomes garbage within the collection, so that the engine cannot have found it before.
  const collect = () => {
    held.clear();
    host.collectGarbage();
  };
  await host.collectUntil(hasRun, () => addon.collect(collect));
  await host.tick();
  addon.release(id);
  return {
    before,
    ...addon.state(id),
    calls,
    uncaught: uncaught.map(({ code, origin }) => ({ code, origin })),
  };
}

/** In a function of its own, so that no frame keeps the value. */
function hold(addon, id, kind) {
  return new Set([addon.value(id, kind)]);
}

/** @param {Host} host */
function requireFunctions(host, { kind, act }) {
  const exported = host.load().exported();
  for (const name of [OPTIONAL[kind], OPTIONAL[act]]) {
    if (name !== undefined && !exported[name]) host.unsupported(`it does not export ${name}`);
  }
}
