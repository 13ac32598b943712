'use strict';
// Observes what napi_env points to.

defineProbes('vtable', {
  /** { read } */
  read: (host) => ({ read: host.load().look().read }),

  /** { sentinel, missing: how many of the two tables it promises and does not have }. */
  tables(host) {
    const { sentinel, tables } = host.load().look();
    return { sentinel, missing: sentinel ? 2 - tables : 0 };
  },
});
