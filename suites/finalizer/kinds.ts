import type { Capability, Pattern, RuleDefinition, Source } from '../rule.ts';
import { documentation, thread, upstreamTest } from '../sources.ts';
import { NAPI_OK } from '../napi-status.ts';

/** The version from which finalizers run within the garbage collection. */
export const OPENS_AT = 'experimental';
/** The targets below it. */
export const BELOW = ['none', '8', '9', '10'];

/** Finalizers run directly from the garbage collector. */
export const FROM_THE_COLLECTOR = thread('nodejs/node#42651');
/** napi_delete_reference in finalizers that run within the garbage collection. */
export const DELETE_REFERENCE = thread('nodejs/node#55620');
export const NAPI_FINALIZE = documentation('napi_finalize', 'napi_finalize');
export const BASIC_FINALIZE = documentation('node_api_basic_finalize', 'node_api_basic_finalize');
export const POST_FINALIZER = documentation('node_api_post_finalizer', 'node_api_post_finalizer');
export const INVOKE_FROM_GC = {
  title: 'napi_env__::InvokeFinalizerFromGC in src/js_native_api_v8.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/js_native_api_v8.cc',
};
/** A finalizer that throws: the exception is uncaught. */
export const FINALIZER_EXCEPTION_TEST = upstreamTest(
  'js-native-api/test_exception/testFinalizerException.js',
);
export const CALL_FINALIZER = {
  title: 'node_napi_env__::CallFinalizer in src/node_api.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};

export interface Kind {
  /** Whose finalizer it is. */
  readonly of: string;
  readonly source: Source;
}

/** Their finalizers are subject to the gate. */
export const GATED = {
  wrap: { of: 'a wrapped object', source: documentation('napi_wrap', 'napi_wrap') },
  'add-finalizer': {
    of: 'an object with napi_add_finalizer',
    source: documentation('napi_add_finalizer', 'napi_add_finalizer'),
  },
  external: { of: 'an external', source: documentation('napi_create_external', 'napi_create_external') },
} as const satisfies Readonly<Record<string, Kind>>;

export const COLLECTS: readonly Capability[] = ['load', 'turn', 'garbage-collection', 'uncaught-exception'];

export const queued = { before: 0, runs: 1, insideCollection: false } satisfies Pattern;
export const once = { before: 0, runs: 1, rightData: true } satisfies Pattern;
export const unharmed = { runs: 1, status: NAPI_OK, uncaught: [] } satisfies Pattern;
export const usedEngine = { ...unharmed, calls: 1 } satisfies Pattern;
export const threwUncaught = {
  runs: 1,
  status: NAPI_OK,
  uncaught: [{ code: 'ERR_PROBE_FINALIZER', origin: 'uncaughtException' }],
} satisfies Pattern;

/** The collection of a kind of value, in a shared session. */
export function collecting(args: Readonly<Record<string, string>>) {
  return { probe: 'collect', args, needs: COLLECTS } as const satisfies Partial<RuleDefinition>;
}

/** The same in a process of its own, because some version does not survive it. */
export function atRisk(args: Readonly<Record<string, string | boolean>>) {
  return {
    probe: 'collectAtRisk',
    args,
    needs: [...COLLECTS, 'process-end'],
    isolate: true,
  } as const satisfies Partial<RuleDefinition>;
}

export function rulesFor<Key extends string>(
  subjects: Readonly<Record<Key, Kind>>,
  rules: (key: Key, kind: Kind) => Record<string, RuleDefinition>,
): Record<string, RuleDefinition> {
  const entries = Object.entries(subjects) as [Key, Kind][];
  return Object.fromEntries(entries.flatMap(([key, kind]) => Object.entries(rules(key, kind))));
}
