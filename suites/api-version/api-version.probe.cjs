'use strict';
// Observes the version number that an addon gets, and the number that JavaScript gets.

defineProbes('api-version', {
  /** { status, toAddon, toJavaScript }; numbers as text, to be compared with the supported version. */
  report,

  /** The same in a Worker. */
  async reportInWorker(host) {
    const { messages } = await host.startWorker('reportFromWorker').ended;
    return messages[0];
  },

  reportFromWorker(host) {
    host.post(report(host));
  },
});

/** @param {Host} host */
function report(host) {
  const { status, value } = host.load().supported();
  return { status, toAddon: String(value), toJavaScript: String(host.reportedVersion()) };
}
