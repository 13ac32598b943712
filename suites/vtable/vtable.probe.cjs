'use strict';
// Observes what napi_env points to, and what modules do that call Node-API through tables.

defineProbes('vtable', {
  /** { read } */
  read: (host) => ({ read: host.load().look().read }),

  /** { sentinel, missing: how many of the two tables it promises and does not have }. */
  tables(host) {
    const { sentinel, tables } = host.load().look();
    return { sentinel, missing: sentinel ? 2 - tables : 0 };
  },

  /** A module of a design that a bridge gives the tables: { found, primitiveReference }. */
  bridged(host, { module }) {
    const addon = host.load().load(host.copyAddon({ addon: module }));
    const { js, module: tables } = addon.found();
    return { tables: js + tables, primitiveReference: addon.primitiveReference().status };
  },

  /** The same without a bridge. */
  called: (host) => called(given(host)),

  /** How many slots up to the supported version are empty, and how many of later versions are not. */
  slots: (host) => given(host).slots(host.supportedVersion),

  /** A native thread calls back through the table of its thread-safe function: { sentinel, table, calls }. */
  async threadsafeFunction(host) {
    let calls = 0;
    const answer = given(host).callFromThread(() => {
      calls += 1;
    });
    if (answer.table === 1) await host.waitFor(() => calls > 0);
    return { ...answer, calls };
  },

  /** The same module in two environments. */
  async inWorker(host) {
    const here = called(given(host));
    const { messages } = await host.startWorker('postCalled').ended;
    return { here, there: messages[0] };
  },

  postCalled(host) {
    const addon = host.load();
    host.post(addon.found === undefined ? null : called(addon));
  },
});

/** The exports of a module that was given tables. */
function given(host) {
  const addon = host.load();
  if (addon.found === undefined) host.unsupported('no sentinel: this runtime gives no tables of functions');
  return addon;
}

function called(addon) {
  return { found: addon.found(), primitiveReference: addon.primitiveReference().status };
}
