'use strict';
// Observes what napi_get_last_error_info says of the last call.

defineProbes('last-error', {
  /** { status, code, message } of a call that was made to fail with a status. */
  fail(host, { status }) {
    const unsuited = status === 20 ? host.undetachableArrayBuffer() : undefined;
    return host.load().fail(status, unsuited);
  },

  /** { failed, status, code, message }: a call that failed, then one that succeeded, and what is said of it. */
  succeed: (host) => host.load().succeed(),

  /** { status, code, message } of a failure, asked for the second time. */
  ask: (host) => host.load().ask(),
});
