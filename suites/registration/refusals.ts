import type { RuleDefinition, Source } from '../rule.ts';

const refused = { loaded: false, error: { type: 'error' } };

function upstreamTest(file: string): Source {
  return { title: file, url: `https://github.com/nodejs/node/blob/main/${file}` };
}

/** Requires the load to throw, with a message that names both NODE_MODULE_VERSIONs. */
const MODULE_VERSION = upstreamTest('test/addons/node-module-version/test.js');

/** Files that no runtime can load as an addon of Node-API. */
export const refusals: Readonly<Record<string, RuleDefinition>> = {
  'no-init': {
    statement: 'The load of an addon that registers a napi_module without an init function throws an Error.',
    sources: [upstreamTest('test/node-api/test_null_init/test.js')],
    probe: 'refused',
    addon: 'version_no_init',
    expected: { always: refused },
  },
  'no-entry-point': {
    statement:
      'The load of a shared library that exports no init function and registers nothing throws an Error.',
    sources: [upstreamTest('test/addons/not-a-binding/test.js')],
    probe: 'refused',
    addon: 'version_no_entry_point',
    expected: { always: refused },
  },
  'classic-addon': {
    statement:
      'The load of an addon of the older interface (node.h) that was compiled for another NODE_MODULE_VERSION throws an Error.',
    // A test of the older interface, which another runtime need not have.
    strength: 'should',
    sources: [MODULE_VERSION],
    probe: 'refused',
    addon: 'version_classic',
    expected: { always: refused },
  },
  'classic-addon-message': {
    statement:
      'The error for an addon of the older interface (node.h) names the NODE_MODULE_VERSION that it was compiled for.',
    strength: 'should',
    sources: [MODULE_VERSION],
    probe: 'refused',
    addon: 'version_classic',
    expected: { always: { error: { message: { $contains: ['NODE_MODULE_VERSION 42'] } } } },
  },
};
