'use strict';
// Observes instance data through the indices that stand for it.

defineProbes('instance-data', {
  /** The results of get in a new copy: at first, after one set, after another, after a removal. */
  life(host) {
    const addon = host.load({ fresh: true });
    return {
      first: addon.get(),
      set: [addon.set(0), addon.get()],
      replaced: [addon.set(1), addon.get()],
      removed: [addon.set(null), addon.get()],
    };
  },

  /** The same file in the main thread and in a Worker: what each sees after both have set theirs. */
  async envs(host) {
    const file = host.copyAddon();
    const addon = host.load({ file });
    addon.set(0);
    const { messages } = await host.startWorker('setInWorker', { file }).ended;
    return { main: addon.get(), worker: messages[0] };
  },

  setInWorker(host, { file }) {
    const addon = host.load({ file });
    const first = addon.get();
    addon.set(1);
    host.post({ first, second: addon.get() });
  },
});
