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
});

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
