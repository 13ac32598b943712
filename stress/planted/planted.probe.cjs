'use strict';

defineProbes('planted', {
  /** Commits the fault of this name, which may end the process. */
  commit(host, { fault }) {
    host.mayExit();
    host.load()[fault]();
    return { survived: true };
  },

  leak(host) {
    host.load().leak();
  },
});
