'use strict';

/**
 * A thrown value as JSON, without stack and paths, which differ from machine to machine.
 * @param {any} value
 * @returns {import('./host.d.ts').DescribedThrown}
 */
function describeThrown(value) {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (!isObject) return { type: value === null ? 'null' : typeof value, value: String(value) };
  const isError = value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
  return {
    type: isError ? 'error' : typeof value,
    code: value.code === undefined ? null : String(value.code),
    message: value.message === undefined ? null : String(value.message),
  };
}

module.exports = { describeThrown };
