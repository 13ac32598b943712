'use strict';
// Observes the result of napi_get_last_error_info after the last call.

defineProbes('last-error', {
  /** { status, code, message } of a call that was made to fail with a status. */
  fail(host, { status }) {
    const unsuited = status === 20 ? host.undetachableArrayBuffer() : undefined;
    return host.load().fail(status, unsuited);
  },

  /** { failed, status, code, message }: a call that failed, then one that succeeded and its error info. */
  succeed: (host) => host.load().succeed(),

  /** { status, code, message }: the second request for the error info of one failure. */
  getAgain: (host) => host.load().getAgain(),

  /** { status, code } on entry to a native function, after another one returned with a failure. */
  entry(host) {
    const addon = host.load();
    addon.leave();
    return addon.enter();
  },
});
