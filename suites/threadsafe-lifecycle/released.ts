import { NAPI_OK, NAPI_QUEUE_FULL } from '../napi-status.ts';
import type { RuleDefinition } from '../rule.ts';
import { CALL, CALLING, CONTEXT, COUNTING, CREATION, FINALIZED_ONCE, NEEDS, ORDER_TEST } from './sources.ts';

const released = {
  probe: 'end',
  args: { holders: 1, calls: 3, end: 'release' },
  needs: NEEDS,
} as const satisfies Partial<RuleDefinition>;

const full = { probe: 'queueFull', needs: NEEDS } as const satisfies Partial<RuleDefinition>;

/** A thread-safe function that is called, and released by all of its holders. */
export const releasedRules: Record<string, RuleDefinition> = {
  'release-order': {
    statement:
      'Calls that were queued before the last release are made in their order, and the finalizer runs after them.',
    sources: [COUNTING, CALLING, ORDER_TEST],
    ...released,
    expected: { always: { order: [1, 2, 3, 'finalizer'] } },
  },
  'release-calls': {
    statement: 'call_js of a call that was queued before the last release gets the env and the callback.',
    sources: [CALLING],
    ...released,
    expected: { always: { env: [true, true, true], callback: [true, true, true] } },
  },
  'call-context': {
    statement: 'call_js gets the context that the thread-safe function was created with.',
    sources: [CALLING],
    ...released,
    expected: { always: { context: [true, true, true] } },
  },
  'finalizer-arguments': {
    statement:
      'The finalizer gets the env, the finalize data and the context that the thread-safe function was created with.',
    sources: [CREATION],
    ...released,
    expected: { always: { finalizer: { env: true, data: true, context: true } } },
  },
  'release-last': {
    statement: 'The finalizer runs once, after every holder has released, and not before.',
    sources: [COUNTING, FINALIZED_ONCE],
    probe: 'holders',
    needs: NEEDS,
    expected: { always: { acquire: NAPI_OK, releases: [NAPI_OK, NAPI_OK], early: 0, finalized: 1 } },
  },
  'get-context': {
    statement: 'napi_get_threadsafe_function_context returns the context that was given.',
    sources: [CONTEXT],
    probe: 'context',
    expected: { always: { status: NAPI_OK, own: 1 } },
  },
  'queue-full': {
    statement: 'A call that does not block returns napi_queue_full when the queue is full.',
    sources: [CALLING, CALL],
    ...full,
    expected: { always: { calls: [NAPI_OK, NAPI_OK, NAPI_QUEUE_FULL] } },
  },
  'queue-full-dropped': {
    statement: 'A call that returned napi_queue_full is not made.',
    sources: [CALL],
    ...full,
    expected: { always: { order: [1, 2, 3, 'finalizer'] } },
  },
  'queue-emptied': {
    statement: 'A queue that was full takes calls again once calls were made.',
    sources: [CALLING],
    ...full,
    expected: { always: { after: NAPI_OK } },
  },
};
