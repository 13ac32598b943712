'use strict';
// Observes functions that are newer than what an addon declares.

defineProbes('newer-functions', {
  /** { status, value? } of a call of the function. */
  call(host, { name }) {
    const { status, value } = host.load()[name]();
    return value === undefined ? { status } : { status, value: describe(value) };
  },

  /** The same for a function that gives the file URL of the addon, of which only the beginning is the same everywhere. */
  callForUrl(host, { name }) {
    const { status, value } = host.load()[name]();
    return { status, scheme: String(value).split('//')[0] };
  },

  /** { status, value? } of an experimental function, which a release may lack. */
  callExperimental(host, { name }) {
    const addon = host.load();
    const call = (...args) => {
      const { missing, ...result } = addon[name](...args);
      if (missing) host.unsupported(`it does not export ${name}`);
      return result;
    };
    if (name === 'node_api_is_sharedarraybuffer') {
      const { status, value: shared } = call(new SharedArrayBuffer(4));
      return { status, value: { shared, other: call(new ArrayBuffer(4)).value } };
    }
    const { status, value } = call();
    return value === undefined ? { status } : { status, value: describeNew(value) };
  },
});

/** What an experimental function made: the bytes of a shared buffer, or the properties of an object. */
function describeNew(value) {
  if (value instanceof SharedArrayBuffer) return { shared: Array.from(new Uint8Array(value)) };
  if (typeof value !== 'object' || value === null) return describe(value);
  const prototype = Object.getPrototypeOf(value);
  return {
    own: { ...value },
    hasPrototype: prototype !== null,
    ...(prototype !== null && { inherited: { ...prototype } }),
  };
}

function describe(value) {
  switch (typeof value) {
    case 'symbol':
      return { symbolFor: Symbol.keyFor(value) };
    case 'bigint':
      return { bigint: String(value) };
    case 'object':
      if (value instanceof SyntaxError) {
        const { code, message } = /** @type {SyntaxError & { code?: string }} */ (value);
        return { syntaxError: { code, message } };
      }
      if (value instanceof Date) return { date: value.getTime() };
      if (value instanceof Uint8Array) return { bytes: Array.from(value) };
      if (Array.isArray(value)) return value;
      return { frozen: Object.isFrozen(value) };
    default:
      return value;
  }
}
