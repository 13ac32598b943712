import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import {
  atRisk,
  BASIC_FINALIZE,
  CALL_FINALIZER,
  collecting,
  DELETE_REFERENCE,
  FROM_THE_COLLECTOR,
  INVOKE_FROM_GC,
  POST_FINALIZER,
  threwUncaught,
  unharmed,
  usedEngine,
} from './kinds.ts';

const BASIC_ENV = documentation('node_api_basic_env', 'node_api_basic_env');

/** The functions that take a node_api_basic_env and are no subject of their own. */
const BASIC = [
  'napi_get_last_error_info',
  'napi_get_version',
  'napi_adjust_external_memory',
  'napi_get_node_version',
  'napi_get_uv_event_loop',
  'node_api_get_module_file_name',
  'napi_get_instance_data',
  'napi_set_instance_data',
  'node_api_post_finalizer',
];

const OF_NODE: readonly string[] = ['napi_get_node_version', 'napi_get_uv_event_loop'];

/** Calls that the finalizer of a wrapped object may make, even within a garbage collection. */
export const basic: Record<string, RuleDefinition> = {
  ...Object.fromEntries(
    BASIC.map((act): [string, RuleDefinition] => [
      `basic-${act}`,
      {
        statement: `The finalizer of a wrapped object may call ${act}, at every version.`,
        // An engine without libuv or Node.js answers otherwise.
        ...(OF_NODE.includes(act) && { strength: 'should' as const }),
        sources: [BASIC_FINALIZE, BASIC_ENV, documentation(act, act)],
        ...collecting({ kind: 'wrap', act }),
        expected: { always: unharmed },
      },
    ]),
  ),
  'basic-napi_delete_reference': {
    statement: 'The finalizer of a wrapped object may call napi_delete_reference, at every version.',
    sources: [
      BASIC_FINALIZE,
      BASIC_ENV,
      DELETE_REFERENCE,
      documentation('napi_delete_reference', 'napi_delete_reference'),
    ],
    ...atRisk({ kind: 'wrap', act: 'napi_delete_reference' }),
    targets: ['10', 'experimental'],
    expected: { always: unharmed },
  },
};

const POSTS = { kind: 'wrap', act: 'node_api_post_finalizer' } as const;

/** Work that the finalizer of a wrapped object posts. */
export const posted: Record<string, RuleDefinition> = {
  'post-deferred': {
    statement:
      'What node_api_post_finalizer posts from a finalizer runs once, after the garbage collection, with its data, at every version.',
    sources: [POST_FINALIZER, FROM_THE_COLLECTOR],
    ...collecting(POSTS),
    expected: { always: { posted: { runs: 1, insideCollection: false, rightData: true } } },
  },
  'post-engine': {
    statement:
      'What node_api_post_finalizer posts from a finalizer may create objects, write to them and call JavaScript, at every version.',
    sources: [POST_FINALIZER, FROM_THE_COLLECTOR],
    ...collecting({ ...POSTS, posted: 'use-engine' }),
    expected: { always: { posted: { runs: 1, status: usedEngine.status }, calls: 1, uncaught: [] } },
  },
  'post-throws': {
    statement:
      'An exception of what node_api_post_finalizer posted is an uncaught exception, at every version.',
    strength: 'should',
    sources: [POST_FINALIZER, CALL_FINALIZER, INVOKE_FROM_GC],
    ...collecting({ ...POSTS, posted: 'napi_throw_error' }),
    expected: { always: { posted: { runs: 1, status: 0 }, uncaught: threwUncaught.uncaught } },
  },
};
