import type { RuleDefinition, Source, Strength } from '../rule.ts';
import { documentation, thread } from '../sources.ts';
import { FINALIZATION, noted, rulesAt, type EndRule } from './places.ts';

const ADD_HOOK = documentation('napi_add_env_cleanup_hook', 'napi_add_env_cleanup_hook');
const REMOVE_HOOK = documentation('napi_remove_env_cleanup_hook', 'napi_remove_env_cleanup_hook');
/** The order of clean-up hooks and finalizers is documented. */
const ORDER = thread('nodejs/node#45903');

interface Kind {
  readonly of: string;
  /** The function that was given the finalizer. */
  readonly by: string;
  /** The documents name objects, thread-safe functions and instance data; default: must. */
  readonly strength?: Strength;
}

const KINDS: Readonly<Record<string, Kind>> = {
  wrap: { of: 'a wrapped object', by: 'napi_wrap' },
  'add-finalizer': { of: 'an object with napi_add_finalizer', by: 'napi_add_finalizer' },
  external: { of: 'an external', by: 'napi_create_external' },
  'external-buffer': { of: 'an external buffer', by: 'napi_create_external_buffer' },
  'external-arraybuffer': { of: 'an external ArrayBuffer', by: 'napi_create_external_arraybuffer' },
  'external-string-latin1': {
    of: 'an external Latin-1 string',
    by: 'node_api_create_external_string_latin1',
    strength: 'should',
  },
  'external-string-utf16': {
    of: 'an external UTF-16 string',
    by: 'node_api_create_external_string_utf16',
    strength: 'should',
  },
  'threadsafe-function': {
    of: 'an unreferenced thread-safe function',
    by: 'napi_create_threadsafe_function',
  },
  'instance-data': { of: 'the instance data', by: 'napi_set_instance_data' },
};

/** The source that says so for every kind. */
const KIND_SOURCES: readonly Source[] = [FINALIZATION, thread('nodejs/node#28428')];

const byKind = Object.entries(KINDS).map(([kind, { of, by, strength }]): [string, EndRule] => [
  kind,
  {
    statement: `The finalizer of ${of} that is still there has run once, with its data, {when}, at every version.`,
    sources: [documentation(by, by), ...KIND_SOURCES],
    ...(strength && { strength }),
    expected: noted({ [kind]: ['given', 'finalized'] }),
  },
]);

const rules: Readonly<Record<string, EndRule>> = {
  ...Object.fromEntries(byKind),
  hooks: {
    statement:
      'Clean-up hooks run once each, the last one first, and not the one that was removed, {when}, at every version.',
    sources: [ADD_HOOK, REMOVE_HOOK],
    expected: noted({ hooks: ['third', 'second', 'first'] }),
  },
  'hooks-first': {
    statement:
      'Clean-up hooks run before the finalizers of objects, thread-safe functions and instance data, {when}, at every version.',
    sources: [FINALIZATION, ORDER, ADD_HOOK],
    expected: noted({ 'hooks-and-finalizers': ['hook', 'finalizer'] }),
  },
  'instance-data-last': {
    statement:
      'Instance data that was set first is finalized after the objects of its addon, {when}, at every version.',
    strength: 'informative',
    sources: [
      documentation('napi_set_instance_data', 'napi_set_instance_data'),
      {
        title: 'RefTracker::FinalizeAll in src/js_native_api_v8.h',
        url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.h',
      },
    ],
    expected: noted({ 'objects-and-instance-data': ['object', 'instance-data'] }),
  },
  lives: {
    statement: 'Finalizers and clean-up hooks end without an error {when}, at every version.',
    sources: [FINALIZATION],
    expected: 'well',
  },
};

/** One value of every kind that has a finalizer, and three clean-up hooks. */
export const alive: Readonly<Record<string, RuleDefinition>> = {
  ...rulesAt('main', ['alive'], rules),
  ...rulesAt('worker', ['alive'], rules),
};
