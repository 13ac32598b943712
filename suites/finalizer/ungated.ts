import type { RuleDefinition } from '../rule.ts';
import { documentation, upstreamTest } from '../sources.ts';
import {
  atRisk,
  BASIC_FINALIZE,
  collecting,
  NAPI_FINALIZE,
  once,
  queued,
  rulesFor,
  threwUncaught,
  unharmed,
  usedEngine,
  type Kind,
} from './kinds.ts';

const BUFFERS = {
  'external-buffer': {
    of: 'an external buffer',
    source: documentation('napi_create_external_buffer', 'napi_create_external_buffer'),
  },
  'external-arraybuffer': {
    of: 'an external ArrayBuffer',
    source: documentation('napi_create_external_arraybuffer', 'napi_create_external_arraybuffer'),
  },
} as const satisfies Readonly<Record<string, Kind>>;

const STRINGS = {
  'external-string-latin1': {
    of: 'an external Latin-1 string',
    source: documentation('node_api_create_external_string_latin1', 'node_api_create_external_string_latin1'),
  },
  'external-string-utf16': {
    of: 'an external UTF-16 string',
    source: documentation('node_api_create_external_string_utf16', 'node_api_create_external_string_utf16'),
  },
} as const satisfies Readonly<Record<string, Kind>>;

const BUFFER_FINALIZER_TEST = upstreamTest('node-api/test_buffer/test_finalizer.js');
const BUFFER_FINALIZER = {
  title: 'BufferFinalizer::FinalizeBufferCallback in src/node_api.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};
const STRING_FINALIZER = {
  title: 'TrackedStringResource in src/js_native_api_v8.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.cc',
};

/** Memory that JavaScript sees is finalized in a turn of the loop at every version. */
export const buffers = rulesFor(BUFFERS, (kind, { of, source }): Record<string, RuleDefinition> => {
  const sources = [source, BUFFER_FINALIZER];
  return {
    [`${kind}-once`]: {
      statement: `The finalizer of ${of} runs once, when it is garbage, and gets its data, at every version.`,
      sources: [source, NAPI_FINALIZE],
      ...collecting({ kind }),
      expected: { always: once },
    },
    [`${kind}-queued`]: {
      statement: `The finalizer of ${of} runs after the garbage collection that found it, at every version.`,
      // Only Node.js' source says so.
      strength: 'should',
      sources,
      ...collecting({ kind }),
      expected: { always: queued },
    },
    [`${kind}-engine`]: {
      statement: `The finalizer of ${of} may create objects, write to them and call JavaScript, at every version.`,
      sources,
      ...collecting({ kind, act: 'use-engine' }),
      expected: { always: usedEngine },
    },
    [`${kind}-throws`]: {
      statement: `An exception of the finalizer of ${of} is an uncaught exception, at every version.`,
      sources: [source, BUFFER_FINALIZER_TEST, BUFFER_FINALIZER],
      ...collecting({ kind, act: 'napi_throw_error' }),
      expected: { always: threwUncaught },
    },
  };
});

/** Nothing is promised of a finalizer that runs while the engine frees a string; this is what Node.js does. */
export const strings = rulesFor(STRINGS, (kind, { of, source }): Record<string, RuleDefinition> => {
  const sources = [source, BASIC_FINALIZE, STRING_FINALIZER];
  return {
    [`${kind}-once`]: {
      statement: `The finalizer of ${of} runs once, when it is garbage, and gets its data, at every version.`,
      sources: [source, NAPI_FINALIZE],
      ...collecting({ kind }),
      expected: { always: once },
    },
    [`${kind}-inside`]: {
      statement: `The finalizer of ${of} runs within the garbage collection, at every version.`,
      strength: 'informative',
      sources,
      ...collecting({ kind }),
      expected: { always: { before: 0, runs: 1, insideCollection: true } },
    },
    [`${kind}-basic`]: {
      statement: `The finalizer of ${of} may call the basic function napi_get_version, at every version.`,
      strength: 'informative',
      sources,
      ...collecting({ kind, act: 'napi_get_version' }),
      expected: { always: unharmed },
    },
    [`${kind}-dies`]: {
      statement: `A finalizer of ${of} that calls JavaScript takes the process down, at every version.`,
      strength: 'informative',
      sources,
      ...atRisk({ kind, act: 'use-engine', anyDeath: true }),
      targets: ['8', '10', 'experimental'],
      expected: { always: { end: { abnormal: true } } },
    },
  };
});
