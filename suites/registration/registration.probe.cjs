'use strict';
// Observes which version applies to an addon by the way in which it declares and registers.

/** Ways to load a file that is loaded already so that Node-API registers it once more. Each returns { gate } or { error }. */
const AGAIN = {
  forgotten(host, file) {
    host.uncache(file);
    return attempt(host, { file });
  },

  dlopen: (host, file) => attempt(host, { file, by: 'dlopen' }),

  async worker(host, file) {
    const { messages, error } = await host.startWorker('gateInWorker', { file }).ended;
    return messages.length === 0 ? { error } : messages[0];
  },
};

defineProbes('registration', {
  /** { gate } or { error }: see gateOf. */
  load: (host) => attempt(host, { fresh: true }),

  /** The same of the file where it was built, with what lies beside it. */
  loadInPlace: (host) => attempt(host, {}),

  /** Loads one file twice: { first: [gate before, gate after the second load], second: { gate } or { error } }. */
  async loadAgain(host, { again }) {
    const file = host.copyAddon();
    const first = host.load({ file });
    const before = gateOf(first);
    const second = await AGAIN[again](host, file);
    return { first: [before, gateOf(first)], second };
  },

  /** { loaded, error: what the load throws } of a file that is no addon of Node-API, or an incomplete one. */
  refused(host) {
    try {
      host.load({ fresh: true });
      return { loaded: true };
    } catch (error) {
      return { loaded: false, error: host.describeThrown(error) };
    }
  },

  /**
   * { type, value: of a number, given, returned: the numbers that the object that init was given, or returned, has } of what
   * an addon exports.
   */
  exported(host) {
    const value = host.load({ fresh: true });
    if (typeof value !== 'object' || value === null) return { type: typeof value, value };
    return { type: 'object', given: value.given, returned: value.returned };
  },

  gateInWorker(host, { file }) {
    host.post(attempt(host, { file }));
  },
});

/** @param {Host} host */
function attempt(host, how) {
  try {
    return { gate: gateOf(host.load(how)) };
  } catch (error) {
    return { error: host.describeThrown(error) };
  }
}

/** The napi_status of a reference to a number, through which the effective version shows. */
function gateOf(addon) {
  return addon.primitiveReference();
}
