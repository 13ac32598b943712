'use strict';

defineProbes('memory', {
  /** Bytes that the process holds. Not through the host: no rule asks this. */
  resident(host) {
    host.collectGarbage();
    return process.memoryUsage().rss;
  },
});
