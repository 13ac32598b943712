'use strict';
// Observes the version number that an addon is told, beside the number that JavaScript is told.

defineProbes('api-version', {
  /** { status, toAddon, toJavaScript }; numbers as text, to be compared with the supported version. */
  tell,

  /** The same in a Worker. */
  async tellInWorker(host) {
    const { messages } = await host.startWorker('tellFromWorker').ended;
    return messages[0];
  },

  tellFromWorker(host) {
    host.post(tell(host));
  },
});

/** @param {Host} host */
function tell(host) {
  const { status, value } = host.load().supported();
  return { status, toAddon: String(value), toJavaScript: String(host.reportedVersion()) };
}
