import type { Capability } from '../rule.ts';
import { documentation, thread } from '../sources.ts';

export const CREATION = documentation(
  'asynchronous thread-safe function calls',
  'asynchronous-thread-safe-function-calls',
);
export const CALLING = documentation('calling a thread-safe function', 'calling-a-thread-safe-function');
export const COUNTING = documentation(
  'reference counting of thread-safe functions',
  'reference-counting-of-thread-safe-functions',
);
export const KEEPING = documentation(
  'deciding whether to keep the process running',
  'deciding-whether-to-keep-the-process-running',
);
export const CALL = documentation('napi_call_threadsafe_function', 'napi_call_threadsafe_function');
export const RELEASE = documentation('napi_release_threadsafe_function', 'napi_release_threadsafe_function');
export const REF = documentation('napi_ref_threadsafe_function', 'napi_ref_threadsafe_function');
export const UNREF = documentation('napi_unref_threadsafe_function', 'napi_unref_threadsafe_function');
export const CONTEXT = documentation(
  'napi_get_threadsafe_function_context',
  'napi_get_threadsafe_function_context',
);
/** "When the environment is being torn down, the registered napi_finalize callbacks of ... thread-safe functions ... are invoked". */
export const TEARDOWN = documentation(
  'finalization on the exit of the Node.js environment',
  'finalization-on-the-exit-of-the-nodejs-environment',
);
/** Queued calls are handed back before the finalizer runs. */
export const QUEUE_FIRST = thread('nodejs/node#61956');
/** A holder may use a thread-safe function whose environment has ended. */
export const OUTLIVES = thread('nodejs/node#55877');
export const REENTRANT = thread('nodejs/node#65100');
/** Its finalizer runs once, whether the holders release it, or it is aborted and they get napi_closing. */
export const FINALIZED_ONCE = {
  title: 'test/node-api/test_threadsafe_function_shutdown/test-multi-thread-count-release.js',
  url: 'https://github.com/nodejs/node/blob/main/test/node-api/test_threadsafe_function_shutdown/test-multi-thread-count-release.js',
};
export const REENTRANT_TEST = {
  title: 'test/node-api/test_threadsafe_function_shutdown/test-reentrant-release.js',
  url: 'https://github.com/nodejs/node/blob/main/test/node-api/test_threadsafe_function_shutdown/test-reentrant-release.js',
};
/** The values arrive in the order in which they were queued. */
export const ORDER_TEST = {
  title: 'test/node-api/test_threadsafe_function/test.js',
  url: 'https://github.com/nodejs/node/blob/main/test/node-api/test_threadsafe_function/test.js',
};

/** Other thread-safe functions, which native threads call, tell when it has been long enough. */
export const NEEDS: readonly Capability[] = ['load', 'turn', 'threads'];
export const NEEDS_WORKER: readonly Capability[] = [...NEEDS, 'worker', 'shared-static-data'];
